using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>
/// Banner, dialog and settings page look as they did when somebody last looked at them: the pictures in the folder <c>Approved</c>. Where one differs,
/// the new picture and what is different stand in artifacts/looks. After a change that is meant: run this with the environment variable
/// APPROVE_LOOKS set to anything, look at the pictures, and commit them.
/// </summary>
public sealed class ApprovedLooksTests : BrowserTests
{
    // One font wherever the tests run, and no caret or picture that is still on its way.
    private const string Steady = """* { font-family: "DejaVu Sans", sans-serif !important; caret-color: transparent !important } code { font-family: "DejaVu Sans Mono", monospace !important }""";

    private static readonly bool IsApproving = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("APPROVE_LOOKS"));

    private static readonly Look[] Looks =
    [
        new("banner-bar-1440-light", 1440, 900),
        new("banner-bar-1440-dark", 1440, 900, Scheme: ColorScheme.Dark),
        new("banner-bar-768-light", 768, 1024),
        new("banner-bar-320-light", 320, 640),
        new("banner-bar-1440-arabic", 1440, 900, Language: "ar"),
        new("banner-box-1440-light", 1440, 900, ConsentBannerLayout.Box),
        new("banner-box-1440-dark", 1440, 900, ConsentBannerLayout.Box, ColorScheme.Dark),
        new("banner-center-1440-light", 1440, 900, ConsentBannerLayout.Center),
        new("banner-center-1440-dark", 1440, 900, ConsentBannerLayout.Center, ColorScheme.Dark),
        new("dialog-1440-light", 1440, 900),
        new("dialog-320-dark", 320, 640, Scheme: ColorScheme.Dark),
        new("page-768-light", 768, 1024),
        new("page-768-arabic", 768, 1024, Language: "ar"),
    ];

    [TestCaseSource(nameof(Looks))]
    public async Task It_looks_as_approved(Look look)
    {
        var context = await NewContextAsync(
            new() { ViewportSize = new() { Width = look.Width, Height = look.Height }, ColorScheme = look.Scheme, ReducedMotion = ReducedMotion.Reduce },
            Shops.WithLayout(look.Layout).AddressOf("http")
        );
        var page = await context.NewPageAsync();
        var picture = await PhotographAsync(page, look);
        var approved = Repository.PathOf("tests", "CookieConsent.Browser.Tests", "Approved", look.Name + ".png");
        if (IsApproving)
            await File.WriteAllBytesAsync(approved, picture);
        Assert.That(File.Exists(approved), $"Nobody has approved {look.Name} yet: set APPROVE_LOOKS, run this test again, and look at the picture.");

        var difference = await Pictures.CompareAsync(page, await File.ReadAllBytesAsync(approved), picture);

        if (difference.Share > Pictures.MostDifferent)
        {
            var folder = Directory.CreateDirectory(Repository.PathOf("artifacts", "looks")).FullName;
            await File.WriteAllBytesAsync(Path.Combine(folder, look.Name + ".actual.png"), picture);
            await File.WriteAllBytesAsync(Path.Combine(folder, look.Name + ".difference.png"), difference.Picture);
        }
        Assert.That(difference.Share, Is.LessThanOrEqualTo(Pictures.MostDifferent), $"{look.Name} has changed: see artifacts/looks. Approve it with APPROVE_LOOKS=1 if it is meant.");
    }

    [Test]
    public async Task What_is_broken_is_seen()
    {
        var page = await OpenShopAsync();
        await page.AddRuleAsync(Steady);
        var whole = await page.Banner().ScreenshotAsync();

        await page.AddRuleAsync("[data-ccx-banner] [value=reject-all] { background: #ddd !important; border-color: #ddd !important }");
        var broken = await page.Banner().ScreenshotAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await Pictures.CompareAsync(page, whole, whole)).Share, Is.Zero);
            Assert.That((await Pictures.CompareAsync(page, whole, broken)).Share, Is.GreaterThan(Pictures.MostDifferent));
        });
    }

    private static async Task<byte[]> PhotographAsync(IPage page, Look look)
    {
        var kind = look.Name.Split('-')[0];
        await page.GotoAsync(kind == "page" ? $"/_cc?returnUrl=%2F&culture={look.Language}" : $"/?culture={look.Language}");
        await page.AddRuleAsync(Steady);
        if (kind == "dialog")
            await page.OpenDialogAsync();
        if (kind is "dialog" or "page")
            await page.Locator("summary:visible").First.ClickAsync();
        await page.EvaluateAsync("() => document.fonts.ready");
        var shown = kind switch
        {
            "banner" => page.Banner(),
            "dialog" => page.SettingsDialog(),
            _ => null,
        };

        // The corners of a box show the page behind it; without the page they are always the same.
        await page.AddRuleAsync("body > :not([data-ccx-banner], [data-ccx-dialog], nav, main:has(.ccx-form)) { visibility: hidden !important }");
        return shown is null
            ? await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled })
            : await shown.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });
    }

    /// <summary>One picture.</summary>
    public sealed record Look(
        string Name,
        int Width,
        int Height,
        ConsentBannerLayout Layout = ConsentBannerLayout.Bar,
        ColorScheme Scheme = ColorScheme.Light,
        string Language = "en"
    )
    {
        /// <inheritdoc />
        public override string ToString() => Name;
    }
}
