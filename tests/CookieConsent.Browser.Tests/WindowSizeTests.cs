using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>
/// Banner, dialog and settings page fit every window. With the environment variable SCREENSHOTS set to anything, each is also photographed, light and
/// dark, into artifacts/screenshots.
/// </summary>
[Category("W05")]
public sealed class WindowSizeTests : BrowserTests
{
    private static readonly bool IsPhotographed = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SCREENSHOTS"));

    private static IEnumerable<ColorScheme> Schemes => IsPhotographed ? [ColorScheme.Light, ColorScheme.Dark] : [ColorScheme.Light];

    private static IEnumerable<string> Locales => IsPhotographed ? ["en", "fi", "ar", "de", "ja", "el"] : ["fi"];

    [Test]
    public async Task Nothing_is_wider_than_the_window(
        [Values(320, 390, 768, 1440)] int width,
        [Values] ConsentBannerLayout layout,
        [ValueSource(nameof(Locales))] string locale,
        [ValueSource(nameof(Schemes))] ColorScheme scheme
    )
    {
        var height = width < 400 ? 640 : width < 1000 ? 1024 : 900;
        var context = await NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale, ColorScheme = scheme },
            Shops.WithLayout(layout).AddressOf("http")
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await AssertFitsAsync(page, page.Banner(), "banner");

        await page.OpenDialogAsync();
        await AssertFitsAsync(page, page.SettingsDialog(), "dialog");
        foreach (var summary in await page.SettingsDialog().Locator("summary").AllAsync())
            await summary.ClickAsync();
        await AssertFitsAsync(page, page.SettingsDialog(), "dialog-open");

        if (layout != ConsentBannerLayout.Bar)
            return;
        await page.GotoAsync($"/_cc?returnUrl=%2F&culture={locale}");
        await AssertFitsAsync(page, page.Locator("main"), "settings");
        foreach (var summary in await page.Locator("summary").AllAsync())
            await summary.ClickAsync();
        await AssertFitsAsync(page, page.Locator("main"), "settings-open", fullPage: true);
        await page.GotoAsync("/privacy");
        await page.AnswerAsync("accept-all");
        await page.ReloadAsync();
        await AssertFitsAsync(page, page.Locator(".ccx-declaration"), "privacy", fullPage: true);

        async Task AssertFitsAsync(IPage opened, ILocator element, string name, bool fullPage = false)
        {
            if (IsPhotographed)
                await opened.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "screenshots", $"{name}-{layout}-{width}-{locale}-{scheme}.png".ToLowerInvariant()), FullPage = fullPage });
            var tooWide = await element.EvaluateAsync<string[]>(
                """
                element => [document.documentElement, element]
                  .filter(box => getComputedStyle(box).overflowX !== 'visible' || box === document.documentElement)
                  .filter(box => box.scrollWidth > box.clientWidth)
                  .map(box => `${box.localName} ${box.scrollWidth} > ${box.clientWidth}: ` + [...box.querySelectorAll('*')]
                    .filter(part => part.getBoundingClientRect().right > box.getBoundingClientRect().left + box.clientWidth)
                    .map(part => part.outerHTML.slice(0, 100))
                    .join(' '))
                """
            );
            var box = await element.BoundingBoxAsync();
            Assert.Multiple(() =>
            {
                Assert.That(tooWide, Is.Empty, $"{name} can be scrolled sideways");
                Assert.That(box!.X, Is.GreaterThanOrEqualTo(0), name);
                Assert.That(box.X + box.Width, Is.LessThanOrEqualTo(width), name);
            });
        }
    }

    /// <summary>1280 pixels at 400 % are 320, and 1024 are 256.</summary>
    [Test]
    public async Task At_400_percent_every_control_can_be_reached_and_seen([Values] ConsentBannerLayout layout)
    {
        var context = await NewContextAsync(new() { ViewportSize = new() { Width = 320, Height = 256 }, Locale = "fi" }, Shops.WithLayout(layout).AddressOf("http"));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        Assert.That((await page.Banner().BoundingBoxAsync())!.Height, Is.LessThan(256 * 0.6), "The page behind it can still be read.");
        await AssertSeenAsync(page.Banner());
        await page.OpenDialogAsync();
        await page.OpenTablesAsync();
        await AssertSeenAsync(page.SettingsDialog());
        await page.GotoAsync("/_cc?culture=fi");
        await page.OpenTablesAsync();
        await AssertSeenAsync(page.Locator("main"));

        static async Task AssertSeenAsync(ILocator root)
        {
            var hidden = await root.EvaluateAsync<string[]>(
                """
                root => [...root.querySelectorAll('a, button, summary, input:not([type=hidden])')].filter(control => {
                  control.scrollIntoView({ block: 'center' });
                  const { left, right, top, bottom } = control.getBoundingClientRect();
                  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                  return left < 0 || right > innerWidth || !(control.contains(hit) || control.closest('label')?.contains(hit));
                }).map(control => control.outerHTML)
                """
            );
            Assert.That(hidden, Is.Empty);
        }
    }

    /// <summary>The spacing of WCAG 1.4.12.</summary>
    [Test]
    public async Task With_wider_text_spacing_nothing_is_cut_off([Values(320, 1280)] int width, [Values] ConsentBannerLayout layout)
    {
        var context = await NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, Locale = "fi" }, Shops.WithLayout(layout).AddressOf("http"));
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.AddRuleAsync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");

        await AssertWholeAsync(page.Banner());
        await page.OpenDialogAsync();
        await page.OpenTablesAsync();
        await AssertWholeAsync(page.SettingsDialog());

        static async Task AssertWholeAsync(ILocator root)
        {
            var cut = await root.EvaluateAsync<string[]>(
                """
                root => [root, ...root.querySelectorAll('*')]
                  .filter(element => element.checkVisibility() && !element.closest('.ccx-hidden, thead'))
                  .filter(element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
                    || element.localName === 'button' && element.scrollHeight > element.clientHeight + 1)
                  .map(element => `${element.scrollWidth} > ${element.clientWidth} or ${element.scrollHeight} > ${element.clientHeight}: ${element.outerHTML.slice(0, 120)}`)
                """
            );
            Assert.That(cut, Is.Empty);
        }
    }
}
