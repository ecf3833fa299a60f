using System.Net;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Package.Tests;

/// <summary>The package in a new app of the template <c>web</c>, with the two lines of the README and an endpoint that sets a tracker's cookie.</summary>
public sealed class FreshWebAppTests
{
    private FreshApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _app = await FreshApp.StartAsync(
            "web",
            app =>
            {
                app.InsertAfter("Program.cs", "WebApplication.CreateBuilder(args)", Readme.Line("AddCookieConsent()"));
                app.InsertAfter("Program.cs", "builder.Build()", Readme.Line("UseCookieConsent()"));
                app.Replace(
                    "Program.cs",
                    "app.MapGet",
                    """app.MapGet("/", (HttpResponse response) => { response.Cookies.Append("_ga", "GA1.1.1.2"); return "Hello World!"; });"""
                );
                app.InsertAfter("appsettings.json", "{", Readme.Block("json", "\"Controller\"").Trim() + ",");
                app.Write("appsettings.Staging.json", """{ "CookieConsent": { "HoldThirdParties": false } }""");
                app.Write("_Unheld.cshtml", "@addTagHelper *, CookieConsent\n<img src=\"https://www.facebook.com/tr?id=1\" alt=\"\">\n");
                AnalyzedCode.RecordReports(app);
            }
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Test]
    public void One_command_installs_the_package_that_was_built()
    {
        var version = BuiltVersion();

        Assert.That(_app.Project, Does.Contain($"""<PackageReference Include="CookieConsent" Version="{version}" />"""));
    }

    [Test]
    public async Task A_page_sets_no_analytics_cookie_while_the_visitor_is_undecided()
    {
        using var response = await _app.Client.GetAsync("/");

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(FreshApp.CookiesOf(response), Is.Empty);
        });
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("Hello World!"));
    }

    [Test]
    public async Task Accepting_all_answers_with_a_redirect_and_the_consent_cookie()
    {
        using var response = await _app.PostChoiceAsync("accept-all");

        var cookie = FreshApp.CookiesOf(response).Single(cookie => cookie.Name == "consent");
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(response.Headers.Location, Is.EqualTo(new Uri("/", UriKind.Relative)));
            Assert.That(cookie.Value.Length, Is.InRange(1, 45));
            Assert.That(cookie.HttpOnly, Is.True);
            Assert.That(cookie.SameSite, Is.EqualTo(Microsoft.Net.Http.Headers.SameSiteMode.Lax));
            Assert.That(cookie.Path, Is.EqualTo("/"));
        });
    }

    [Test]
    public async Task A_page_sets_the_analytics_cookie_once_the_visitor_has_accepted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add(HeaderNames.Cookie, await _app.AcceptAllAsync());

        using var response = await _app.Client.SendAsync(request);

        Assert.That(FreshApp.CookiesOf(response).Select(cookie => $"{cookie.Name}={cookie.Value}"), Is.EqualTo(["_ga=GA1.1.1.2"]));
    }

    [Test]
    public async Task The_settings_page_answers()
    {
        using var response = await _app.Client.GetAsync("/_cc");

        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(FreshApp.CookiesOf(response), Is.Empty);
        });
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("accept-all").And.Contain("reject-all"));
    }

    [Test]
    public void The_compiler_reports_what_does_not_wait_by_the_settings_of_an_environment() =>
        Assert.That(AnalyzedCode.ReportsOf(_app), Is.EqualTo(["COOKIE003 _Unheld.cshtml"]));

    private static string BuiltVersion()
    {
        using var package = BuiltPackage.Open();
        return package.ReadMetadata().Element("version")!.Value;
    }
}
