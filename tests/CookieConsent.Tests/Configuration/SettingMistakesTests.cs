namespace CookieConsent.Tests.Configuration;

/// <summary>One wrong setting at a time: exactly one message, with the path and what to write instead.</summary>
internal sealed class SettingMistakesTests
{
    [TestCase("Polcy", "x", "PolicyUrl")]
    [TestCase("Controler:Name", "x", "Controller")]
    [TestCase("UnknownCookies", "Maybe", "Block or Allow")]
    [TestCase("UnknownCookies", "1", "Block or Allow")]
    [TestCase("UndeclaredServices", "", "Block or Allow")]
    [TestCase("Mode", "Enforce, ReportOnly", "Enforce or ReportOnly")]
    [TestCase("GlobalPrivacyControl", "Yes", "RefuseAdvertisement, RefuseAdvertisementAndAnalytics or Ignore")]
    [TestCase("GlobalPrivacyControlStatement:LastUpdate", "22.11.2026", "2026-11-22")]
    [TestCase("GlobalPrivacyControlStatement:LastUpdate", "2026-11-22T10:00:00Z", "2026-11-22")]
    [TestCase("DoNotTrack", "1", "true or false")]
    [TestCase("GrantsPerMinute", "many", "whole number")]
    [TestCase("GrantsPerMinute", "-1", "0 (no limit)")]
    [TestCase("GrantsPerMinute", "1.5", "whole number")]
    [TestCase("ConsentLifetime", "soon", "182.00:00:00")]
    [TestCase("ConsentLifetime", "401.00:00:00", "1 to 400 days")]
    [TestCase("ConsentLifetime", "400.00:00:01", "1 to 400 days")]
    [TestCase("ConsentLifetime", "23:59:59", "1 to 400 days")]
    [TestCase("RecordTimeout", "00:00:00.05", "0.1 to 60 seconds")]
    [TestCase("RecordTimeout", "00:01:01", "0.1 to 60 seconds")]
    [TestCase("BasePath", "cc", "starts with a slash")]
    [TestCase("BasePath", "/", "starts with a slash")]
    [TestCase("BasePath", "/cc/", "does not end with one")]
    [TestCase("BasePath", "/cc?x", "/_cc")]
    [TestCase("PolicyUrl", "privacy", "/privacy")]
    [TestCase("PolicyUrl", "//evil.example", "https://")]
    [TestCase("PolicyUrl", "javascript:alert(1)", "https://")]
    [TestCase("PolicyVersion", "a\nb", "control character")]
    [TestCase("ConsentCookie:Name", "my consent", "letters, digits and hyphens")]
    [TestCase("ConsentCookie:Name", "", "letters, digits and hyphens")]
    [TestCase("ConsentCookie:Name", "__Host-consent", "without prefix")]
    [TestCase("ConsentCookie:Domain", "localhost", "example.com")]
    [TestCase("ConsentCookie:Domain", "https://example.com", "example.com")]
    [TestCase("ConsentCookie:Path", "shop", "starts with a slash")]
    [TestCase("ConsentCookie:Path", "/a;b", "starts with a slash")]
    [TestCase("ConsentCookie:SameSite", "Unspecified", "Lax, Strict or None")]
    [TestCase("ConsentCookie:HttpOnly", "yes", "true or false")]
    [TestCase("Banner:Layout", "Popup", "Bar, Box or Center")]
    [TestCase("Banner:Theme", "Pink", "Auto, Light or Dark")]
    [TestCase("Banner:Stylesheet", "css/site.css", "/css/consent.css")]
    [TestCase("Banner:Stylesheet", "//evil.example/x.css", "/css/consent.css")]
    [TestCase("Banner:Stylesheet", "https://cdn.example/x.css", "/css/consent.css")]
    [TestCase("Banner:Stylesheet", "/a\nb.css", "/css/consent.css")]
    [TestCase("Banner:Categories", "Analytics", "list of texts")]
    [TestCase("Cookies:Marketing:0", "x", "Advertisement")]
    [TestCase("Cookies:Analytics", "x", "list of texts")]
    [TestCase("Cookies:Analytics:0", "", "list of texts")]
    [TestCase("Cookies:Analytics:0", "*x", "one trailing star")]
    [TestCase("Cookies:Analytics:0", "a=b", "one trailing star")]
    [TestCase("Cookies:Analytics:0", " a", "one trailing star")]
    [TestCase("Cookies:Analytics:0", "a**", "one trailing star")]
    [TestCase("Cookies:Necessary:0", "*", "bare star")]
    [TestCase("Services:shop:Purpose", "Selling.", "names no category")]
    [TestCase("Services:google-analytic:Purpose", "Counting.", "Did you mean \"google-analytics\"?")]
    [TestCase("Services:google-analytics:Category", "All", "Necessary, Functionality, Analytics or Advertisement")]
    [TestCase("Services:google-analytics:Category", "Statistics", "Necessary, Functionality, Analytics or Advertisement")]
    [TestCase("Services:google-analytics:PolicyUrl", "privacy", "https://")]
    [TestCase("Services:google-analytics:Hosts:0", "https://x.example/", "host name")]
    [TestCase("Services:google-analytics:Cookies:0:Name", "", "one trailing star")]
    [TestCase("Services:google-analytics:Storage:0", "*", "one trailing star")]
    [TestCase("Services:google-analytics:Storage:0", "a*b", "one trailing star")]
    [TestCase("Services:google-analytics:Storage", "key", "list of texts")]
    [TestCase("ConsentSignals:Google", "On", "Off, Basic or Advanced")]
    [TestCase("ConsentSignals:Regions:0", "Norway", "\"NO\" or \"CA-QC\"")]
    [TestCase("ConsentSignals:Regions:0", "CA-", "\"NO\" or \"CA-QC\"")]
    [TestCase("ConsentSignals:Regions:0", "no", "\"NO\" or \"CA-QC\"")]
    [TestCase("ConsentSignals:Bing", "true", "MicrosoftUet")]
    [TestCase("Services:google-analytics:Colour", "red", "is unknown")]
    public async Task A_wrong_setting_is_told_with_its_path_and_the_fix(string key, string value, string fix)
    {
        var failure = (await Starting.WithSettingsAsync((key, value))).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:" + key.Split(':')[0]).And.Contain(fix));
    }

    [TestCase("Services:google-analytics:Cookies:0:Lifetime", "-1.00:00:00", "positive")]
    [TestCase("Services:google-analytics:Cookies:0:Path", "shop", "starts with a slash")]
    [TestCase("Services:google-analytics:Cookies:0:Domain", "com", "example.com")]
    public async Task A_wrong_setting_of_a_services_cookie_is_told_with_its_path(string key, string value, string fix)
    {
        var failure = (await Starting.WithSettingsAsync(("Services:google-analytics:Cookies:0:Name", "own"), (key, value))).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:" + key).And.Contain(fix));
    }

    [TestCase("ConsentLifetime", "400.00:00:00")]
    [TestCase("ConsentLifetime", "1.00:00:00")]
    [TestCase("GrantsPerMinute", "0")]
    [TestCase("mode", "reportonly")]
    [TestCase("PolicyUrl", "https://example.com/privacy")]
    [TestCase("BasePath", "/a/b")]
    [TestCase("Banner:Stylesheet", "/css/consent.css?v=2")]
    [TestCase("Services:google-analytics", "")]
    [TestCase("Services:shop:Category", "Functionality")]
    [TestCase("Cookies:Analytics:0", "*")]
    [TestCase("Cookies:Analytics:0", "ab_*")]
    [TestCase("ConsentCookie:Domain", "example.com")]
    [TestCase("ConsentCookie:SameSite", "none")]
    [TestCase("ConsentSignals:Google", "Basic")]
    [TestCase("ConsentSignals:Regions:0", "CA-QC")]
    [TestCase("Services:google-analytics:Storage:0", "own_*")]
    public async Task A_right_setting_starts(string key, string value) => Assert.That(await Starting.WithSettingsAsync((key, value)), Is.Empty);

    [Test]
    public async Task A_setting_of_every_kind_is_read()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"), ("Services:shop:Category", "Functionality"), ("Services:shop:Cookies:0:Name", "recent_*"), ("ConsentCookie:Name", "choice"), ("BasePath", "/cookies")),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { "stat_id=1", "recent_1=1", "zz=1" };
                return Task.CompletedTask;
            },
        });

        var choice = await harness.PostAsync("/cookies", "choice=save&category=functionality", "application/x-www-form-urlencoded");
        var page = await harness.GetAsync("/", "choice=" + choice.Cookie("choice").Value);

        Assert.That(page.Kept, Is.EqualTo(new[] { "recent_1" }));
    }
}
