using System.Reflection;

namespace CookieConsent.SchemaWriter;

/// <summary>Where in the configuration each option stands: <c>CookieConsent:Services:&lt;name&gt;:Category</c>.</summary>
internal static class OptionPaths
{
    /// <summary>What stands in a path for a name of the site's choice.</summary>
    public const string AnyName = ":<name>";

    /// <summary>The paths, by property.</summary>
    public static IReadOnlyDictionary<string, string> Of(Type options, string section)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(options, section + ":");
        return paths;

        void Collect(Type type, string prefix)
        {
            foreach (var property in type.GetProperties())
            {
                paths[XmlDocumentation.IdOf(property)] = prefix + property.Name;
                var (inner, item) = InnerOf(property.PropertyType);
                if (inner.IsClass && inner.Assembly == options.Assembly)
                    Collect(inner, prefix + property.Name + item + ":");
            }
        }
    }

    /// <summary>The type of what a list or map holds, with what stands for it in a path; any other type itself.</summary>
    private static (Type Type, string Item) InnerOf(Type type)
    {
        if (!type.IsGenericType)
            return (type, "");
        var definition = type.GetGenericTypeDefinition();
        if (definition == typeof(IDictionary<,>))
            return (type.GetGenericArguments()[1], AnyName);
        return definition == typeof(IList<>) ? (type.GetGenericArguments()[0], ":<number>") : (type, "");
    }
}
