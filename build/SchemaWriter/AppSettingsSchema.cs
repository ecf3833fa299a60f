using System.Text.Json.Nodes;

namespace CookieConsent.SchemaWriter;

/// <summary>The schema of an appsettings file as far as one options type goes. What else stands in the file is not its concern.</summary>
internal static class AppSettingsSchema
{
    /// <summary>The text of the schema. The documentation file has to lie beside the type's assembly.</summary>
    /// <param name="options">An options type with the constant <c>SectionName</c>.</param>
    public static string Of(Type options)
    {
        var section = (string)options.GetField("SectionName")!.GetRawConstantValue()!;
        var documentation = new XmlDocumentation(Path.ChangeExtension(options.Assembly.Location, ".xml"), OptionPaths.Of(options, section));
        var names = new KnownNames(options.Assembly);
        var schema = new OptionsSchema(documentation, names);
        var properties = new JsonObject { [section] = schema.ObjectOf(options, section, documentation.Of(options)) };
        var whole = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = $"The section {section} of appsettings.json",
            ["type"] = "object",
            ["properties"] = properties,
        };
        if (schema.Definitions.Count > 0)
            whole["definitions"] = schema.Definitions;
        return SchemaText.Of(whole);
    }
}
