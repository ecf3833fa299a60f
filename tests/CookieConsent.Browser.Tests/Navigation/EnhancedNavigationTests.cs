using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Navigation;

/// <summary>Pages that are put into the document of another: the banner goes on working, and works once.</summary>
public sealed class EnhancedNavigationTests : BrowserTests
{
    private static readonly Dictionary<string, string?> CacheSafe = new() { ["CookieConsent:Banner:CacheSafe"] = "true" };

    [Test]
    public async Task An_answer_on_a_later_page_is_sent_once_and_holds_on_all_of_them(
        [ValueSource(typeof(NavigationLibrary), nameof(NavigationLibrary.All))] object library,
        [Values] bool isCacheSafe
    )
    {
        await using var site = await ((NavigationLibrary)library).StartSiteAsync(isCacheSafe ? CacheSafe : null);
        var page = await OpenAsync(site);
        await page.EvaluateAsync(WatchStyle);
        await GoAsync(page, "two");
        await GoAsync(page, "bare");
        await GoAsync(page, "two");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();

        Assert.That(await page.EvaluateAsync<string[]>("[...positions]"), Is.EqualTo(new[] { "fixed" }), "It is unstyled in no frame.");

        await page.Accept().ClickAsync();

        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Your choice has been saved.");
        Assert.That(site.Requests.Count(request => request == "POST /_cc"), Is.EqualTo(1));
        await GoAsync(page, "one");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("two");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.EvaluateAsync("history.go(-3)");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("one");
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        Assert.That(await page.EvaluateAsync<bool>("window.isFirstDocument"), Is.True, "Every page was put into the first document, or this test shows nothing.");
    }

    [Test]
    [Description("As Blazor does it: the document stays, its elements and attributes are made those of the new page, and no script runs.")]
    public async Task A_document_that_is_patched_keeps_a_banner_that_works_once([Values] bool isCacheSafe)
    {
        await using var site = await SmallSite.StartAsync(settings: isCacheSafe ? CacheSafe : null);
        var page = await OpenAsync(site);
        await page.EvaluateAsync(Patch);
        await page.EvaluateAsync("keep('/one')");
        await page.UntilAsync("document.documentElement.style.getPropertyValue('--ccx-covered')");
        await page.EvaluateAsync("patch('/bare')");
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        await page.EvaluateAsync("patch('/two')");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();

        // The page keeps as much room as the new banner covers.
        await page.UntilAsync("Math.abs(innerHeight - document.querySelector('[data-ccx-banner]').getBoundingClientRect().top - parseFloat(getComputedStyle(document.documentElement).paddingBlockEnd)) < 1");

        await page.Reject().ClickAsync();
        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        await page.EvaluateAsync("patch('/bare')");
        await page.EvaluateAsync("patch('/one')");
        Assert.That(await page.EvaluateAsync<bool>("() => document.querySelector('[data-ccx-banner]')?.checkVisibility({ visibilityProperty: true }) ?? false"), Is.False, "from before the answer");

        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        Assert.That(site.Requests.Count(request => request == "POST /_cc"), Is.EqualTo(1));
    }

    private const string WatchStyle = """
        window.positions = new Set();
        const watch = () => {
          const banner = document.querySelector('[data-ccx-banner]');
          if (banner?.getClientRects().length) positions.add(getComputedStyle(banner).position);
          requestAnimationFrame(watch);
        };
        watch();
        """;

    private const string Patch = """
        const kept = {};
        const load = async path => new DOMParser().parseFromString(kept[path] ?? await (await fetch(path)).text(), 'text/html');
        window.keep = async path => { kept[path] = await (await fetch(path)).text(); };
        window.patch = async path => merge(document.documentElement, (await load(path)).documentElement);
        const merge = (old, fresh) => {
          for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
          for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
          const [was, is] = [[...old.childNodes], [...fresh.childNodes]];
          is.forEach((node, i) => {
            if (!was[i]) old.append(node);
            else if (was[i].nodeName !== node.nodeName) was[i].replaceWith(node);
            else if (node.nodeType === Node.ELEMENT_NODE) merge(was[i], node);
            else was[i].nodeValue = node.nodeValue;
          });
          was.slice(is.length).forEach(node => node.remove());
        };
        undefined;
        """;

    private async Task<IPage> OpenAsync(SmallSite site)
    {
        var context = await NewContextAsync(address: site.Address);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/one", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("window.isFirstDocument = true");
        return page;
    }

    private static async Task GoAsync(IPage page, string name)
    {
        await page.Locator("nav").GetByText(name).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        // Before that htmx has not looked at the new page's links, and the browser would follow them.
        await page.UntilAsync("!document.querySelector('nav.htmx-added, body.htmx-settling')");
    }
}
