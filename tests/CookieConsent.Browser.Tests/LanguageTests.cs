using CookieConsent.Tests.Banner;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Every language that the package has, on the narrowest window.</summary>
[Category("U14")]
public sealed class LanguageTests : BrowserTests
{
    [Test]
    [Category("U13")]
    [Category("W05")]
    public async Task Banner_and_dialog_speak_the_pages_language_neutrally_and_fit_the_window()
    {
        var page = await NewPageAsync(width: 320, height: 640);
        var wrong = new List<string>();
        foreach (var language in Shops.Languages)
        {
            await page.GotoAsync($"/privacy?culture={language}");
            var banner = await LookAsync(page.Banner(), language);
            await page.Banner().Locator("[data-ccx-settings]").ClickAsync();
            var dialog = await LookAsync(page.SettingsDialog(), language);

            if (NudgingPhrases.In[language].Any(phrase => (banner + dialog).Contains(phrase, StringComparison.OrdinalIgnoreCase)))
                wrong.Add(language + " nudges");
        }
        Assert.That(wrong, Is.Empty);

        async Task<string> LookAsync(ILocator element, string language)
        {
            var faults = await element.EvaluateAsync<string[]>(
                """
                (element, isRightToLeft) => {
                  const faults = [];
                  if (element.lang !== document.documentElement.lang) faults.push(`lang ${element.lang} in a page of ${document.documentElement.lang}`);
                  if (getComputedStyle(element).direction !== (isRightToLeft ? 'rtl' : 'ltr')) faults.push('direction');
                  const [first, second] = [...element.querySelectorAll('[value=accept-all], [value=reject-all]')].map(button => button.getBoundingClientRect());
                  if (first.top !== second.top || first.left > second.left !== isRightToLeft) faults.push('order of the answers');
                  if (first.width !== second.width || first.height !== second.height) faults.push('size of the answers');
                  if (document.documentElement.scrollWidth > innerWidth || element.scrollWidth > element.clientWidth) faults.push('wider than the window');
                  return faults;
                }
                """,
                language is "ar" or "he"
            );
            wrong.AddRange(faults.Select(fault => $"{language} {element}: {fault}"));
            return await element.InnerTextAsync();
        }
    }
}
