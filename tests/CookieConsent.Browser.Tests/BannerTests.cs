using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>The first layer: two equal answers that stand in nobody's way.</summary>
[TestFixture(ConsentBannerLayout.Bar)]
[TestFixture(ConsentBannerLayout.Box)]
[TestFixture(ConsentBannerLayout.Center)]
public sealed class BannerTests(ConsentBannerLayout layout) : BrowserTests
{
    private protected override ShopHost Shop => Shops.WithLayout(layout);

    [Test]
    [Category("U01")]
    [Category("U03")]
    public async Task Accept_and_reject_are_equal_next_to_each_other_and_visible_at_once([Values(320, 1280)] int width, [Values("en", "nb", "fi")] string locale)
    {
        var page = await OpenShopAsync(width, height: width == 320 ? 568 : 800, locale);

        var accept = await page.Accept().BoundingBoxAsync();
        var reject = await page.Reject().BoundingBoxAsync();
        var styles = await page.Banner().EvaluateAsync<string[]>(
            """
            banner => {
              const [accept, reject] = ['accept-all', 'reject-all'].map(value => banner.querySelector(`button[value=${value}]`));
              const [one, other] = [getComputedStyle(accept), getComputedStyle(reject)];
              return [...one].filter(name => one.getPropertyValue(name) !== other.getPropertyValue(name)).concat(accept.localName === reject.localName ? [] : ['element']);
            }
            """
        );
        var visible = await page.Banner().EvaluateAsync<bool[]>(
            """
            banner => [...banner.querySelectorAll('button')].map(button => {
              const { left, right, top, bottom } = button.getBoundingClientRect();
              return [[left + 6, top + 6], [right - 6, bottom - 6]].every(([x, y]) => document.elementFromPoint(x, y) === button);
            })
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(styles, Is.Empty, "computed style");
            Assert.That((reject!.Width, reject.Height, reject.Y), Is.EqualTo((accept!.Width, accept.Height, accept.Y)));
            Assert.That(Math.Abs(reject.X - accept.X) - accept.Width, Is.InRange(4, 24), "the gap between them");
            Assert.That(visible, Is.EqualTo(new[] { true, true }), "their corners are in sight");
        });
    }

    [TestCase("accept-all", true)]
    [TestCase("reject-all", false)]
    [Category("U02")]
    public async Task One_click_answers(string choice, bool isGranted)
    {
        var page = await OpenShopAsync();

        await page.AnswerAsync(choice);

        Assert.That(await page.StatusAsync(), Is.EqualTo("decided"));
        await page.ReloadAsync();
        await Assertions.Expect(page.Banner()).ToHaveCountAsync(0);
        Assert.That(await page.Context.OptionalCookiesAsync(), isGranted ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    [Category("U06")]
    public async Task Scrolling_escape_clicking_beside_it_and_going_on_answer_nothing()
    {
        var page = await OpenShopAsync();

        await page.Mouse.WheelAsync(0, 300);
        await page.WaitForFunctionAsync("scrollY > 0");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1").ClickAsync(new() { Force = true });
        await page.GotoAsync("/product/1");
        await page.GoBackAsync();
        await page.ReloadAsync();

        await AssertNothingAnsweredAsync(page);
    }

    [Test]
    [Category("U06")]
    [Description("At these widths \"Accept all\" of the dialog stands where \"Settings\" stood.")]
    public async Task A_double_click_on_settings_answers_nothing([Values(390, 768)] int width)
    {
        var page = await OpenShopAsync(width);

        await page.Banner().Locator("[data-ccx-settings]").DblClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToBeVisibleAsync();
        await AssertNothingAnsweredAsync(page);
    }

    [TestCase("Escape")]
    [TestCase("close")]
    [Category("U06")]
    public async Task A_dialog_that_is_closed_answers_nothing_and_forgets_what_was_ticked(string way)
    {
        var page = await OpenShopAsync();
        await page.OpenDialogAsync();
        await page.SettingsDialog().Locator("input[value=advertisement]").CheckAsync();

        if (way == "Escape")
            await page.Keyboard.PressAsync("Escape");
        else
            await page.SettingsDialog().Locator(".ccx-close").ClickAsync();

        await Assertions.Expect(page.SettingsDialog()).ToBeHiddenAsync();
        await AssertNothingAnsweredAsync(page);
        await page.OpenDialogAsync();
        await Assertions.Expect(page.SettingsDialog().Locator("input[value=advertisement]")).Not.ToBeCheckedAsync();
    }

    [Test]
    [Category("U07")]
    public async Task The_page_behind_it_can_be_read_and_used([Values(320, 1280)] int width)
    {
        var page = await OpenShopAsync(width);

        await page.Locator(".card a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tind");
        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");

        var lastLine = await page.Locator("footer [data-ccx-settings]").BoundingBoxAsync();
        var banner = await page.Banner().BoundingBoxAsync();
        if (layout == ConsentBannerLayout.Bar || width == 320)
            Assert.That(lastLine!.Y + lastLine.Height, Is.LessThanOrEqualTo(banner!.Y), "The end of the page can be scrolled free of the banner.");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
    }

    [Test]
    [Category("W02")]
    public async Task It_is_a_labelled_region_first_in_the_page_that_takes_no_focus()
    {
        var page = await OpenShopAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Cookies on this website", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.Banner()).Not.ToHaveAttributeAsync("aria-modal", "true");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement === document.body"), Is.True);
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.closest('[data-ccx-banner]') !== null"), Is.True, "It is reached early.");
    }

    [Test]
    [Category("W03")]
    public async Task What_has_the_focus_is_never_hidden_behind_it([Values(320, 1280)] int width)
    {
        var page = await OpenShopAsync(width, height: width == 320 ? 568 : 800);
        var hidden = new List<string>();
        var visited = new HashSet<string>();

        while (true)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string?>(
                """
                () => {
                  const element = document.activeElement;
                  if (element === document.body) return null;
                  const { left, right, top, bottom } = element.getBoundingClientRect();
                  const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
                  const isSeen = steps.some(h => steps.some(v => {
                    const hit = document.elementFromPoint(left + h * (right - left), top + v * (bottom - top));
                    return hit && (element.contains(hit) || hit.contains(element) && !hit.matches('body, html'));
                  }));
                  const all = [...document.querySelectorAll('*')];
                  return `${all.indexOf(element)} ${element.localName} ${element.textContent.trim()}|${isSeen}`;
                }
                """
            );
            if (focused is null || !visited.Add(focused.Split('|')[0]))
                break;
            if (focused.EndsWith("|false", StringComparison.Ordinal))
                hidden.Add(focused);
        }

        Assert.Multiple(() =>
        {
            Assert.That(hidden, Is.Empty);
            Assert.That(visited, Has.Count.GreaterThan(15), "The tour went through the whole page.");
        });
    }

    [Test]
    [Category("W10")]
    public async Task Print_leaves_it_out()
    {
        var page = await OpenShopAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Banner()).ToBeHiddenAsync();
    }

    private static async Task AssertNothingAnsweredAsync(IPage page)
    {
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
        Assert.That(await page.StatusAsync(), Is.EqualTo("undecided"));
        var names = (await page.Context.CookiesAsync()).Select(cookie => cookie.Name);
        Assert.That(names.Where(name => name == "consent" || !ShopCookies.MayPass(name, CookieCategories.None)), Is.Empty);
    }
}
