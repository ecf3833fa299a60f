using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.Validation;

namespace CookieConsent.Tests.Harness;

/// <summary>Text of an appsettings file as an editor sees it that has the schema of a package.</summary>
internal static partial class AppSettingsFile
{
    private static readonly Lazy<string> RootFolder = new(FindRoot);

    /// <summary>The folder of the repository.</summary>
    public static string Repository => RootFolder.Value;

    /// <summary>The schema that a project ships.</summary>
    public static string SchemaOf(string project) => Path.Combine(Repository, "src", project, "appsettings.schema.json");

    /// <summary>The configuration paths that the editor underlines, a dot in a key as a colon; those around them too.</summary>
    public static string[] PathsOfFaults(JsonSchema schema, string json) => [.. schema.Validate(json).SelectMany(Flatten).Select(PathOf).Distinct()];

    private static IEnumerable<ValidationError> Flatten(ValidationError error) =>
        error switch
        {
            ChildSchemaValidationError child => child.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten).Prepend(error),
            MultiTypeValidationError several => several.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten).Prepend(error),
            _ => [error],
        };

    private static string PathOf(ValidationError error) => Index().Replace((error.Path ?? "").TrimStart('#', '/'), ":$1").Replace('.', ':').TrimStart(':');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\['?([^\]']*)'?\]")]
    private static partial Regex Index();
}
