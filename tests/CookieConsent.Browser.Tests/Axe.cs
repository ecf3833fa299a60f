using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>axe-core, put into a page once and asked as often as a test likes.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async selector => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const { violations, passes } = await axe.run(selector ?? document, { runOnly: tags, resultTypes: ['violations'] });
          return [String(passes.length), ...violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html, any, all, none }) => `${id}: ${html} ${[...any, ...all, ...none].map(({ message }) => message).join(' ')}`))];
        }
        """;

    /// <summary>Fails where axe-core finds anything, in the whole page or in the element that a selector names.</summary>
    public static async Task AssertCleanAsync(this IPage page, string state, string? selector = null)
    {
        // Half a page has labels without their controls.
        await page.WaitForLoadStateAsync();
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string[]>(Run, selector);
        Assert.Multiple(() =>
        {
            Assert.That(found[1..], Is.Empty, $"{state}, {page.Url}");
            Assert.That(int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture), Is.Positive, "Something was looked at.");
        });
    }

    /// <summary>The same in light and in dark colours.</summary>
    public static async Task AssertCleanInBothThemesAsync(this IPage page, string state, string? selector = null)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.AssertCleanAsync($"{state}, {scheme}", selector);
        }
    }
}
