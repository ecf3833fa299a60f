using System.Net;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Package.Tests;

/// <summary>The package in a new app of the template <c>webapp</c> (Razor Pages), built with every piece of code that the README and the reference show.</summary>
public sealed class FreshRazorPagesAppTests
{
    private FreshApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _app = await FreshApp.StartAsync(
            "webapp",
            app =>
            {
                app.InsertAfter(
                    "Program.cs",
                    "WebApplication.CreateBuilder(args)",
                    Readme.Line("AddCookieConsent();"),
                    Readme.Block("csharp", "AddRecordStore"),
                    Readme.Block("csharp", "AddOutputCache")
                );
                app.InsertAfter("Program.cs", "builder.Build()", Readme.Line("UseCookieConsent()"), Readme.Block("csharp", "app.MapPost"), Readme.Block("csharp", "ICookieInventory"));
                WriteEveryBlock(app);
                app.Write("Usings.cs", "global using CookieConsent;\n");
                app.Append("Pages/_ViewImports.cshtml", Readme.Line("@addTagHelper"));
                app.InsertAfter("Pages/Shared/_Layout.cshtml", "<head>", Readme.Line("<consent-mode google microsoft-uet"));
                app.InsertAfter("Pages/Shared/_Layout.cshtml", "<body>", Readme.Line("<consent-banner"));
                app.InsertAfter("Pages/Shared/_Layout.cshtml", "<footer", Readme.Line("<consent-settings-link"), Readme.Block("cshtml", "GetCookieConsent"));
                app.Write("wwwroot/consent-banner.html", Readme.Block("html", "{actions}"));
                app.InsertAfter("appsettings.json", "{", Readme.Block("jsonc", "\"GlobalPrivacyControl\"").Trim() + ",");
                AnalyzedCode.WriteInto(app);
            }
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Test]
    public async Task A_page_of_a_visitor_who_has_not_decided_carries_the_banner_and_the_settings_link()
    {
        using var response = await _app.Client.GetAsync("/");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(html, Does.Contain("accept-all").And.Contain("reject-all"));
            Assert.That(html, Does.Contain("href=\"/_cc"));
            Assert.That(html, Does.Contain("data-ccx-signals=\"google uet clarity\""));
            Assert.That(html, Does.Not.Contain("<consent-"), "A tag helper that was not found stays in the page.");
        });
    }

    [Test]
    public async Task The_banner_has_the_markup_of_the_site_around_its_parts()
    {
        var html = await GetAsync("/", cookie: null);

        Assert.That(html, Does.Contain("<div class=\"welcome\">").And.Contain("id=\"ccx-title\"").And.Contain("<p>Provider: Example AS</p>"));
        Assert.That(await GetAsync("/_cc", cookie: null), Does.Contain("href=\"/css/consent.css\""));
    }

    [Test]
    public async Task A_page_of_a_visitor_who_has_accepted_carries_no_banner_but_the_settings_link()
    {
        var html = await GetAsync("/", await _app.AcceptAllAsync());

        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Not.Contain("accept-all"));
            Assert.That(html, Does.Contain("href=\"/_cc"));
        });
    }

    [Test]
    public async Task A_script_that_asks_for_consent_in_the_page_is_there_only_once_it_is_given()
    {
        const string script = "https://analytics.example/script.js";

        Assert.That(await GetAsync("/", cookie: null), Does.Not.Contain(script));
        Assert.That(await GetAsync("/", await _app.AcceptAllAsync()), Does.Contain(script));
    }

    [Test]
    public void The_compiler_reports_what_goes_past_the_package_in_code_views_and_static_pages_and_nothing_in_the_code_of_the_README() =>
        Assert.That(AnalyzedCode.ReportsOf(_app), Is.EquivalentTo(AnalyzedCode.Expected));

    private async Task<string> GetAsync(string path, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add(HeaderNames.Cookie, cookie);
        using var response = await _app.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>What is not run here is built at least. Tests of users' own need packages that this app has not: theirs stand in the tests of the test helper.</summary>
    private static void WriteEveryBlock(FreshApp app)
    {
        foreach (var (index, block) in Readme.All(Readme.OfThePackage, "csharp").Where(block => !block.Contains("WebApplicationFactory", StringComparison.Ordinal)).Index())
            app.Write($"Block{index}.cs", Readme.AsFile(block, $"Block{index}"));
        foreach (var (index, block) in Readme.All(Readme.OfThePackage, "cshtml").Index())
            app.Write($"Pages/Shared/_Block{index}.cshtml", block);
    }
}
