using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Pages that were shown, or made ready, before the choice: the browser's history, prerendered pages, and another tab.</summary>
public sealed class HistoryTests : BrowserTests
{
    // What a visitor sees in each frame from the moment the page comes back.
    private const string WatchFrames = """
        window.watched = [];
        const watch = () => {
          const isSeen = name => [...document.querySelectorAll(`[data-ccx-${name}]`)].some(element => element.checkVisibility({ visibilityProperty: true }));
          watched.push({ banner: isSeen('banner'), withdraw: isSeen('withdraw') });
          requestAnimationFrame(watch);
        };
        addEventListener('pageshow', event => { if (event.persisted) { window.isFromCache = true; requestAnimationFrame(watch); } });
        """;

    [Test]
    public async Task Going_back_shows_no_banner_that_is_answered([Values] bool hasScript)
    {
        var page = await (await NewContextAsync(new() { JavaScriptEnabled = hasScript })).NewPageAsync();
        await page.GotoAsync("/");
        await page.GotoAsync("/product/1");
        await page.AnswerAsync("reject-all");

        await page.GoBackAsync();
        if (!page.Url.EndsWith("/", StringComparison.Ordinal))
            await page.GoBackAsync();

        await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_page_from_the_back_forward_cache_shows_its_banner_in_no_frame() =>
        await WithHistoryAsync(Shops.Plain.AddressOf("http"), async page =>
        {
            await page.FollowAsync(".card a", "Tind");
            await page.AnswerAsync("reject-all");

            await page.EvaluateAsync("history.back()");

            await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
            await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
            Assert.That(await FramesAsync(page, "isFromCache", "banner"), Has.None.True);
        });

    [Test]
    public async Task A_page_from_the_back_forward_cache_shows_its_banner_where_it_is_still_owed() =>
        await WithHistoryAsync(Shops.Plain.AddressOf("http"), async page =>
        {
            await page.Locator(".card a").First.ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tind");

            await page.EvaluateAsync("history.back()");

            await page.UntilAsync("window.isFromCache");
            await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
        });

    [Test]
    [Category("E16")]
    public async Task A_page_for_everyone_from_the_back_forward_cache_shows_neither_banner_nor_withdraw_button_of_before() =>
        await WithHistoryAsync(Shops.CacheSafe.AddressOf("http"), async page =>
        {
            await page.FollowAsync(".card a", "Tind");
            await page.AnswerAndHideAsync("accept-all");
            await page.EvaluateAsync("history.back()");
            await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[data-ccx-withdraw]")).ToBeVisibleAsync();
            Assert.That(await FramesAsync(page, "isFromCache", "banner"), Has.None.True);

            await page.EvaluateAsync("history.forward()");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tind");
            await page.UntilAsync("document.readyState === 'complete' && document.querySelector('[data-ccx-live]')");
            await page.EvaluateAsync("window.isOld = true");
            await page.Locator("footer [data-ccx-settings]").ClickAsync();
            await page.SettingsDialog().Locator("button[value=reject-all]").ClickAsync();
            // What ran was taken back, so the page starts again by itself.
            await page.UntilAsync("!window.isOld && document.readyState === 'complete'");
            await Assertions.Expect(page.Locator("[data-ccx-withdraw]")).ToBeHiddenAsync();
            await page.EvaluateAsync("history.back()");
            await Assertions.Expect(page.Locator(".hero")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("[data-ccx-withdraw]")).ToBeHiddenAsync();
            await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
        });

    [Test]
    [Category("C08")]
    public async Task A_choice_in_another_tab_holds_here_too()
    {
        var context = await NewContextAsync();
        var first = await context.NewPageAsync();
        await first.GotoAsync("/");
        var second = await context.NewPageAsync();
        await second.GotoAsync("/product/1");
        await second.AnswerAsync("accept-all");

        await first.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(first.Banner()).ToHaveCountAsync(0);
    }

    [Test]
    [Description("The event is made by hand: a prerendered page hides its banner at once, and shows it again only where it is still owed.")]
    public async Task A_page_that_is_shown_at_last_hides_its_banner_until_it_is_known_to_be_owed([Values] bool isAnswered)
    {
        var context = await NewContextAsync();
        var first = await context.NewPageAsync();
        await first.GotoAsync("/");
        if (isAnswered)
        {
            var second = await context.NewPageAsync();
            await second.GotoAsync("/product/1");
            await second.AnswerAsync("accept-all");
        }

        var atOnce = await first.EvaluateAsync<bool>(
            "() => { document.dispatchEvent(new Event('prerenderingchange')); return document.querySelector('[data-ccx-banner]').checkVisibility({ visibilityProperty: true }); }"
        );

        Assert.That(atOnce, Is.False);
        await Assertions.Expect(first.Banner()).ToBeVisibleAsync(new() { Visible = !isAnswered });
    }

    /// <summary>What of ours was seen, frame by frame.</summary>
    private static async Task<bool[]> FramesAsync(IPage page, string proof, string part)
    {
        Assert.That(await page.EvaluateAsync<bool>("name => window[name] === true", proof), Is.True, "The page was an old one, or this test shows nothing.");
        await page.UntilAsync("watched.length > 3");
        return await page.EvaluateAsync<bool[]>("part => watched.map(frame => frame[part])", part);
    }

    /// <summary>A visitor on the first page, in a browser that keeps pages for its history.</summary>
    private async Task WithHistoryAsync(string address, Func<IPage, Task> test)
    {
        var browser = await Chromium.LaunchWithHistoryAsync();
        try
        {
            var page = await (await NewContextAsync(address: address, browser: browser)).NewPageAsync();
            await page.AddInitScriptAsync(WatchFrames);
            await page.GotoAsync("/");
            await test(page);
        }
        finally
        {
            await browser.CloseAsync();
        }
    }
}
