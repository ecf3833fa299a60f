using System.Text;
using CookieConsent.Banner;

namespace CookieConsent.Tests.Endpoints;

/// <summary>What the library does not lean on: interfaces that browsers have retired, and frameworks of an industry that it is no member of.</summary>
internal sealed class RetiredInterfacesTests
{
    private static readonly string[] Scripts = [ConsentAssets.Script, ConsentAssets.ClientScript, ConsentAssets.HeldScript, ConsentAssets.SignalScript];

    [TestCase("/")]
    [TestCase("/_cc")]
    [TestCase("/_cc/state")]
    [TestCase("/_cc/state.css")]
    [Category("S12")]
    public async Task No_response_sets_a_permissions_policy(string path)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = TagPage.Of(("consent-banner", "", "")) });

        Assert.That((await harness.GetAsync(path)).Header("Permissions-Policy"), Is.Null);
    }

    [TestCase("browsing-topics")]
    [TestCase("browsingTopics")]
    [TestCase("attribution")]
    [TestCase("__tcfapi")]
    [TestCase("__gpp")]
    [TestCase("__uspapi")]
    [Category("S11")]
    [Category("S12")]
    public void No_script_of_ours_knows_them(string name) =>
        Assert.That(Scripts.Select(script => Encoding.UTF8.GetString(ConsentAssets.TryFind(ConsentAssets.FileNameOf(script))!.Bytes)), Has.None.Contains(name));
}
