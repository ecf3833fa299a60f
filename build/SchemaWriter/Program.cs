using System.Reflection;

namespace CookieConsent.SchemaWriter;

/// <summary>Writes the JSON schema of one options type, by which editors complete and check appsettings files.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [var assembly, var type, var output])
        {
            Console.Error.WriteLine("Write: SchemaWriter ASSEMBLY TYPE OUTPUT");
            return 2;
        }
        File.WriteAllText(output, AppSettingsSchema.Of(Assembly.LoadFrom(Path.GetFullPath(assembly)).GetType(type, throwOnError: true)!));
        return 0;
    }
}
