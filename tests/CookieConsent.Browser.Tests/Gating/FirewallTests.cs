using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>What no tag helper has seen, in raw HTML, by script or by CSS, reaches no host that the visitor has not granted (requirement E14).</summary>
[Category("E14")]
public sealed class FirewallTests : BrowserTests
{
    // Ways in which the page reaches out, by what the vendor is asked for. The policy of the site closes object-src for everybody.
    private static readonly string[] Ways =
    [
        "script.js", "module.js", "link.css", "preload.js", "modulepreload.js", "image.gif", "source.gif", "frame.html", "video.mp4", "poster.gif", "audio.mp3", "svg.gif", "input.gif",
        "import.css", "font.woff2", "background.gif", "content.gif", "created.js", "created.html", "new-image.gif", "fetch", "beacon", "request", "dynamic.js", "events", "socket", "worker-import.js",
    ];

    [Test]
    public async Task Nothing_reaches_a_host_that_is_not_granted_and_what_is_granted_comes_with_the_page()
    {
        await using var site = await GuardedSite.StartAsync(ConsentFirewallMode.Enforce);
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(site.Asked, Is.Empty, "undecided");
        Assert.That(() => site.Observed.Select(host => (host.Host, host.Directive)), Has.Some.Matches<(string Host, string Directive)>(seen => seen.Host.StartsWith("who.", StringComparison.Ordinal)).After((int)Chromium.LongestWait, 50));

        await page.Banner().Locator("button[value=reject-all]").ClickAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(site.Asked, Is.Empty, "refused");

        // A page keeps the policy that it came with, so this one is loaded anew and starts what was held.
        await page.EvaluateAsync("() => { cookieConsent.set(['analytics']); }");
        Assert.That(() => Paths(site, "stats.example.test"), Is.SupersetOf(Ways.Append("held.js")).After((int)Chromium.LongestWait, 50), "granted");
        Assert.That(Paths(site, "who.example.test"), Is.Empty);
        Assert.That(() => site.Observed.Select(host => host.Directive).Distinct(), Is.SupersetOf(new[] { "script-src-elem", "style-src-elem", "img-src", "frame-src", "media-src", "font-src", "connect-src" }).After((int)Chromium.LongestWait, 50));
        var blocked = site.Observed;
        Assert.Multiple(() =>
        {
            Assert.That(blocked.Select(host => (host.Host.Split(':')[0], host.ServiceId, host.IsDeclared)).Distinct(), Is.EquivalentTo(new[] { ("stats.example.test", "stats", true), ("who.example.test", (string?)null, false) }));
            Assert.That(blocked.Select(host => host.LastPage).Distinct(), Is.EqualTo(new[] { "/" }));
            Assert.That(blocked.Sum(host => host.WouldBeBlocked), Is.Zero);
        });
    }

    [Test]
    public async Task Accepting_loads_the_page_anew_and_reported_only_everything_is_reached()
    {
        await using var site = await GuardedSite.StartAsync(ConsentFirewallMode.Enforce);
        var page = await (await NewContextAsync(address: site.Address)).NewPageAsync();
        await page.GotoAsync("/");
        await page.AnswerAsync("accept-all");
        Assert.That(() => Paths(site, "stats.example.test"), Does.Contain("held.js").And.Contains("fetch").After((int)Chromium.LongestWait, 50));

        await using var reported = await GuardedSite.StartAsync(ConsentFirewallMode.ReportOnly);
        var other = await (await NewContextAsync(address: reported.Address)).NewPageAsync();
        await other.GotoAsync("/");
        Assert.That(() => Paths(reported, "who.example.test"), Is.SupersetOf(Ways).After((int)Chromium.LongestWait, 50), "every way is one");
        Assert.That(() => reported.Observed.Sum(host => host.WouldBeBlocked), Is.Positive.After((int)Chromium.LongestWait, 50));
        Assert.That(reported.Observed.Sum(host => host.Blocked), Is.Zero);
    }

    private static string[] Paths(GuardedSite site, string vendor) => [.. site.Asked.Where(asked => asked.StartsWith(vendor + "/", StringComparison.Ordinal)).Select(asked => asked[(vendor.Length + 1)..])];
}
