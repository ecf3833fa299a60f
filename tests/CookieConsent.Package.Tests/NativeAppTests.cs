using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace CookieConsent.Package.Tests;

/// <summary>The package in an app that is compiled ahead of time, without a warning: what it does there is what it does elsewhere.</summary>
public sealed partial class NativeAppTests
{
    private const string Everything = "cart lang _ga _fbp";
    private NativeApp _app = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _app = await NativeApp.StartAsync();
        await TestContext.Progress.WriteLineAsync(
            $"Native app: {new FileInfo(_app.Binary).Length / 1e6:0.0} MB not optimized, published in {_app.Durations.Publish.TotalSeconds:0} s, {_app.Durations.Start.TotalMilliseconds:0} ms from its start to its first answer."
        );
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Test]
    [Category("E01")]
    public async Task An_undecided_visitor_gets_necessary_cookies_only()
    {
        Assert.Multiple(async () =>
        {
            Assert.That(await CookiesAsync("/"), Is.EqualTo("cart"));
            Assert.That(await CookiesAsync("/statistics"), Is.Empty);
            Assert.That(await GetAsync("/granted"), Is.EqualTo("Necessary"));
            Assert.That(await GetAsync("/_cc/state"), Is.EqualTo("""{"status":"undecided","granted":["necessary"],"globalPrivacyControl":false}"""));
        });
    }

    [TestCase("""{"choice":"accept-all"}""", "choice=accept-all", Everything)]
    [TestCase("""{"choice":"save","categories":["analytics"]}""", "choice=save&category=analytics", "cart _ga")]
    [TestCase("""{"choice":"reject-all"}""", "choice=reject-all", "cart")]
    public async Task A_choice_as_JSON_and_as_a_form_rules_the_cookies(string json, string form, string cookies)
    {
        using var ofScript = await PostAsync(json, "application/json");
        using var ofForm = await PostAsync(form, "application/x-www-form-urlencoded");

        Assert.Multiple(async () =>
        {
            Assert.That(ofScript.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await ofScript.Content.ReadAsStringAsync(), Does.StartWith("""{"status":"decided","granted":["necessary"""));
            Assert.That(ofForm.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(await CookiesAsync("/", ConsentOf(ofScript)), Is.EqualTo(cookies));
            Assert.That(await CookiesAsync("/", ConsentOf(ofForm)), Is.EqualTo(cookies));
        });
    }

    [Test]
    [Category("E12")]
    public async Task A_withdrawal_ends_it_and_deletes_what_is_in_the_browser()
    {
        using var accepted = await PostAsync("""{"choice":"accept-all"}""", "application/json");

        using var withdrawn = await PostAsync("choice=reject-all", "application/x-www-form-urlencoded", ConsentOf(accepted) + "; _ga=GA1.1.1.2; cart=3");

        var deleted = FreshApp.CookiesOf(withdrawn).Where(cookie => cookie.MaxAge == TimeSpan.Zero).Select(cookie => cookie.Name.ToString()).Distinct();
        Assert.That(deleted, Is.EqualTo(["_ga"]));
        Assert.That(await CookiesAsync("/", ConsentOf(withdrawn)), Is.EqualTo("cart"));
    }

    [Test]
    public async Task The_settings_page_its_files_and_the_scripts_are_served()
    {
        var page = await GetAsync("/_cc");
        var stylesheet = Asset().Match(page).Groups[1].Value;

        Assert.Multiple(async () =>
        {
            Assert.That(page, Does.Contain("Google Analytics").And.Contain("Meta").And.Contain("This shop").And.Contain("Example AS"));
            Assert.That(await GetAsync("/_cc?culture=nb"), Does.Contain("<html lang=\"en\""), "under invariant globalization there is one language");
            Assert.That(await GetAsync(stylesheet), Does.Contain(".ccx"));
            Assert.That(await GetAsync("/_cc/state.css"), Does.Contain("ccx"));
        });
    }

    [Test]
    public async Task A_malformed_choice_and_one_of_another_site_are_refused_with_the_reason()
    {
        using var malformed = await PostAsync("""{"choice":"maybe"}""", "application/json");
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new FormUrlEncodedContent([new("choice", "accept-all")]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var refused = await _app.Client.SendAsync(foreign);

        Assert.Multiple(() =>
        {
            Assert.That((malformed.StatusCode, malformed.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json")));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        });
    }

    [Test]
    public async Task A_wrong_configuration_stops_the_start_with_all_errors_at_once()
    {
        var (exitCode, output) = await _app.RunToEndAsync(
            ("CookieConsent__UnknownCookies", "Perhaps"),
            ("CookieConsent__RecordTimeout", "soon"),
            ("CookieConsent__ConsentLifetime", "500.00:00:00"),
            ("CookieConsent__Bannner__Layout", "Bar"),
            ("CookieConsent__Services__googel-analytics__Name", "Google")
        );

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(
            output,
            Does.Contain("CookieConsent:UnknownCookies is \"Perhaps\". Write Block or Allow.")
                .And.Contain("CookieConsent:RecordTimeout")
                .And.Contain("CookieConsent:ConsentLifetime")
                .And.Contain("CookieConsent:Bannner is unknown. Did you mean \"Banner\"?")
                .And.Contain("googel-analytics")
        );
    }

    [Test]
    public async Task No_view_of_MVC_is_in_the_binary()
    {
        var binary = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_app.Binary));

        Assert.That(binary.Contains("CookieConsent, Version=", StringComparison.Ordinal), "names of assemblies can be read in it");
        Assert.That(binary.Contains("Microsoft.AspNetCore.Mvc.ViewFeatures, Version=", StringComparison.Ordinal), Is.False);
    }

    private static string ConsentOf(HttpResponseMessage response)
    {
        var cookie = FreshApp.CookiesOf(response).Single(cookie => cookie.Name == "consent");
        return $"{cookie.Name}={cookie.Value}";
    }

    private async Task<string> CookiesAsync(string path, string? consent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (consent is not null)
            request.Headers.Add("Cookie", consent);
        using var response = await _app.Client.SendAsync(request);
        return string.Join(' ', FreshApp.CookiesOf(response).Select(cookie => cookie.Name));
    }

    private async Task<string> GetAsync(string path)
    {
        using var response = await _app.Client.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string contentType, string? cookies = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } } };
        if (cookies is not null)
            request.Headers.Add("Cookie", cookies);
        return await _app.Client.SendAsync(request);
    }

    [GeneratedRegex("href=\"(/_cc/banner\\.[0-9a-f]+\\.css)\"")]
    private static partial Regex Asset();
}
