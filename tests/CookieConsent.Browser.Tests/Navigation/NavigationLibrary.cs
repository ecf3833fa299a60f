namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>A library that follows links without loading a new document.</summary>
/// <param name="Name">Name and version, for test names.</param>
/// <param name="File">Its file, below the folder that npm made.</param>
/// <param name="BodyAttributes">What makes it follow the links of a page.</param>
internal sealed record NavigationLibrary(string Name, string File, string BodyAttributes = "")
{
    private const string Folder = "tests/CookieConsent.Browser.Tests/Navigation";

    /// <summary>Those that are tested.</summary>
    public static readonly NavigationLibrary[] All =
    [
        new("Turbo", "@hotwired/turbo/dist/turbo.es2017-umd.js"),
        new("htmx 2", "htmx.org/dist/htmx.js", "hx-boost=\"true\""),
        new("htmx 4", "htmx4/dist/htmx.js", "hx-boost:inherited=\"true\""),
    ];

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!System.IO.File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CookieConsent.sln.");
            return folder.FullName;
        }
    }

    /// <summary>A site whose pages load it.</summary>
    public Task<SmallSite> StartSiteAsync(Dictionary<string, string?>? settings = null)
    {
        var script = Path.Combine(RepositoryRoot, "artifacts", "npm", "navigation", "node_modules", File);
        Assert.That(System.IO.File.Exists(script), $"There is no {script}. Write: bash build/npm.sh {Folder}");
        return SmallSite.StartAsync("<script src=\"/script.js\" defer></script>", BodyAttributes, settings: settings, script: script);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
