using System.Text.Json;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Agents;

/// <summary>A visitor who leaves the answer to an agent is refused everything, as if they had clicked themselves.</summary>
[TestFixture(ConsentBannerLayout.Bar)]
[TestFixture(ConsentBannerLayout.Box)]
[TestFixture(ConsentBannerLayout.Center)]
public sealed class ConsentAgentTests(ConsentBannerLayout layout) : BrowserTests
{
    private protected override ShopHost Shop => Shops.WithLayout(layout);

    [Test]
    [Category("U17")]
    public async Task An_agent_refuses_for_its_user()
    {
        var page = await OpenShopAsync();

        var rule = await ConsentAgent.RefuseAsync(page);

        TestContext.Progress.WriteLine($"{layout}: {rule}");
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        var state = JsonDocument.Parse(await page.EvaluateAsync<string>("async () => (await fetch('/_cc/state', { cache: 'no-store' })).text()")).RootElement;
        var cookies = await page.Context.CookiesAsync();
        Assert.Multiple(() =>
        {
            Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("decided"));
            Assert.That(state.GetProperty("granted").EnumerateArray().Select(category => category.GetString()), Is.EqualTo(new[] { "necessary" }));
            Assert.That(cookies.Select(cookie => cookie.Name), Has.One.EqualTo("consent"));
        });
        await page.ReloadAsync();
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
    }
}
