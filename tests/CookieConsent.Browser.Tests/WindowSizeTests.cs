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

    private static IEnumerable<string> Locales => IsPhotographed ? ["en", "fi"] : ["fi"];

    [Test]
    public async Task Nothing_is_wider_than_the_window(
        [Values(320, 390, 768, 1280)] int width,
        [Values] ConsentBannerLayout layout,
        [ValueSource(nameof(Locales))] string locale,
        [ValueSource(nameof(Schemes))] ColorScheme scheme
    )
    {
        var height = width < 400 ? 700 : 800;
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
                await opened.ScreenshotAsync(new() { Path = PathOf($"{name}-{layout}-{width}-{locale}-{scheme}.png".ToLowerInvariant()), FullPage = fullPage });
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

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, "artifacts", "screenshots", file);
    }
}
