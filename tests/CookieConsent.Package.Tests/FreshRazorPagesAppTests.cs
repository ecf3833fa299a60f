using System.Net;

namespace CookieConsent.Package.Tests;

/// <summary>The package in a new app of the template <c>webapp</c> (Razor Pages), with every step of the README.</summary>
public sealed class FreshRazorPagesAppTests
{
    private FreshApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _app = await FreshApp.StartAsync(
            "webapp",
            app =>
            {
                app.InsertAfter("Program.cs", "WebApplication.CreateBuilder(args)", Readme.Line("AddCookieConsent()"));
                app.InsertAfter("Program.cs", "builder.Build()", Readme.Line("UseCookieConsent()"));
                app.Append("Pages/_ViewImports.cshtml", Readme.Line("@addTagHelper"));
                app.InsertAfter("Pages/Shared/_Layout.cshtml", "<body>", Readme.Line("<consent-banner"));
                app.InsertAfter("Pages/Shared/_Layout.cshtml", "<footer", Readme.Line("<consent-settings-link"));
                app.InsertAfter("appsettings.json", "{", Readme.Block("json").Trim() + ",");
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
            Assert.That(html, Does.Not.Contain("<consent-"), "A tag helper that was not found stays in the page.");
        });
    }
}
