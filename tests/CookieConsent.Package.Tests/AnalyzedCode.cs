using System.Text.Json;

namespace CookieConsent.Package.Tests;

/// <summary>Code, a view and static pages of which the analyzers in the package have something to say. Nothing of it runs.</summary>
internal static class AnalyzedCode
{
    private const string Reports = "analysis.sarif";

    /// <summary>What they have to say, and where.</summary>
    public static readonly string[] Expected =
    [
        "COOKIE001 Wrong.cs",
        "COOKIE002 Wrong.cs",
        "COOKIE003 _Wrong.cshtml",
        "COOKIE004 _Wrong.cshtml",
        "COOKIE003 wrong.html",
        "COOKIE003 named.html",
        "COOKIE003 named-in-lib.html",
    ];

    /// <summary>Has the compiler write down what the rules find, as suggestions: warnings stop the build.</summary>
    public static void RecordReports(FreshApp app)
    {
        app.InsertAfter("FreshApp.csproj", "<PropertyGroup>", $"<ErrorLog>{Reports},version=2.1</ErrorLog>");
        app.Write(
            ".globalconfig",
            "is_global = true\n" + string.Concat(Expected.Select(report => report.Split(' ')[0]).Distinct().Select(rule => $"dotnet_diagnostic.{rule}.severity = suggestion\n"))
        );
    }

    /// <summary>Puts it into an app.</summary>
    public static void WriteInto(FreshApp app)
    {
        RecordReports(app);
        app.Write(
            "Wrong.cs",
            """
            internal static class Wrong
            {
                public static void Order(IApplicationBuilder app)
                {
                    app.UseStaticFiles();
                    app.UseCookieConsent();
                }

                public static void Cookie(HttpResponse response) => response.Headers.SetCookie = "a=b";
            }
            """
        );
        app.Write("Pages/Shared/_Wrong.cshtml", "<script>document.cookie = 'a=b'; fetch('https://www.googletagmanager.com/gtm.js');</script>\n");

        // A page that the project names itself is read once, and what others have made only where it is named.
        foreach (var page in new[] { "wrong.html", "named.html", "lib/named-in-lib.html", "lib/others.html" })
            app.Write("wwwroot/" + page, "<iframe src=\"https://www.youtube.com/embed/1\"></iframe>\n");
        app.InsertAfter("FreshApp.csproj", "<ItemGroup>", """<AdditionalFiles Include="wwwroot/named.html;wwwroot/lib/named-in-lib.html" />""");
    }

    /// <summary>What the compiler wrote down of them in the app's build.</summary>
    public static IEnumerable<string> ReportsOf(FreshApp app)
    {
        using var log = JsonDocument.Parse(app.Read(Reports));
        return
        [
            .. from result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            let rule = result.GetProperty("ruleId").GetString()!
            where rule.StartsWith("COOKIE", StringComparison.Ordinal)
            let file = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!
            select $"{rule} {file[(file.LastIndexOf('/') + 1)..]}",
        ];
    }
}
