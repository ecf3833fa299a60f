namespace CookieConsent.Tests.Configuration;

internal sealed class ConfigurationLinterTests
{
    [TestCase("_ga")]
    [TestCase("_fbp")]
    [TestCase("IDE")]
    [TestCase("MUID")]
    [TestCase("_clck")]
    [TestCase("ai_user")]
    [Category("K01")]
    public async Task A_known_tracker_as_necessary_is_a_warning(string name)
    {
        var warnings = await WarningsAsync(options => options.Cookies[CookieCategories.Necessary] = [name]);

        Assert.That(warnings, Has.One.Contain($"'{name}'").And.Contain("known tracker"));
    }

    [Test]
    [Category("K01")]
    public async Task A_known_service_as_necessary_is_a_warning() =>
        Assert.That(await WarningsAsync(options => options.Services["google-analytics"] = new() { Category = CookieCategories.Necessary }), Has.One.Contain("Services:google-analytics:Category"));

    [Test]
    public async Task A_missing_controller_and_policy_are_warnings()
    {
        var warnings = await WarningsAsync(options => (options.Controller.Name, options.PolicyUrl) = (null, null));

        Assert.That(warnings, Has.One.Contain("Controller:Name").And.One.Contain("PolicyUrl"));
    }

    [Test]
    public async Task A_site_in_order_has_no_warning() => Assert.That(await WarningsAsync(_ => { }), Is.Empty);

    private static async Task<string[]> WarningsAsync(Action<CookieConsentOptions> configure)
    {
        var site = new Site { Options = configure };
        await using var harness = await RequestHarness.StartAsync(site);
        return [.. site.Logs.WithId(33).Select(entry => entry.Text)];
    }
}
