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
    public async Task Accept_and_reject_are_equal_next_to_each_other_and_visible_at_once([Values(320, 1280)] int width, [Values("en", "fi")] string locale)
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

    [Test]
    [Category("U03")]
    [Category("W06")]
    public async Task Both_answers_stand_out_alike_in_every_theme([Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme, [Values] bool hasColoursOfTheShop)
    {
        var page = await NewPageAsync(scheme: scheme);
        if (!hasColoursOfTheShop)
            await page.RouteAsync("**/css/colours.css*", route => route.AbortAsync());
        await page.GotoAsync("/");
        while (!await page.Reject().EvaluateAsync<bool>("button => button === document.activeElement"))
            await page.Keyboard.PressAsync("Tab");

        // Text on button, button on banner, and the ring around the one that has the focus on the banner.
        var contrasts = await page.Banner().EvaluateAsync<double[]>(
            """
            banner => {
              const light = colour => {
                const [r, g, b] = colour.match(/[\d.]+/g).map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
              };
              const contrast = (one, other) => Math.max(light(one) / light(other), light(other) / light(one));
              const ground = getComputedStyle(banner).backgroundColor;
              return [...banner.querySelectorAll('button')].map(getComputedStyle).flatMap(style =>
                [contrast(style.color, style.backgroundColor), contrast(style.backgroundColor, ground), style.outlineStyle === 'solid' ? contrast(style.outlineColor, ground) : 0]);
            }
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That((contrasts[3], contrasts[4]), Is.EqualTo((contrasts[0], contrasts[1])), "accept and reject");
            Assert.That(contrasts[3], Is.GreaterThanOrEqualTo(4.5), "text");
            Assert.That(contrasts[4], Is.GreaterThanOrEqualTo(3), "button");
            Assert.That(contrasts[5], Is.GreaterThanOrEqualTo(3), "focus ring");
        });
    }

    [Test]
    [Category("U07")]
    public async Task The_page_behind_it_can_be_read_and_used([Values(320, 1280)] int width)
    {
        var page = await OpenShopAsync(width);

        await page.FollowAsync(".card a", "Tind");
        await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");

        var lastLine = await page.Locator("footer [data-ccx-settings]").BoundingBoxAsync();
        var banner = await page.Banner().BoundingBoxAsync();
        if (layout == ConsentBannerLayout.Bar || width == 320)
            Assert.That(lastLine!.Y + lastLine.Height, Is.LessThanOrEqualTo(banner!.Y), "The end of the page can be scrolled free of the banner.");
        await Assertions.Expect(page.Banner()).ToBeVisibleAsync();
    }

    [Test]
    [Category("U08")]
    public async Task It_says_who_asks_for_what_who_else_gets_data_and_that_a_choice_can_be_taken_back([Values(320, 1280)] int width)
    {
        var page = await OpenShopAsync(width, height: 640);
        string[] parts = ["Nordlys Lamps AS", "Functionality:", "Analytics:", "Advertisement:", "Other companies", "change or withdraw", "Privacy notice"];

        foreach (var part in parts)
        {
            var text = page.Banner().GetByText(part).First;
            await text.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(text).ToBeInViewportAsync();
        }
        var purposes = await page.Banner().Locator("li").AllInnerTextsAsync();
        Assert.That(purposes.Select(purpose => purpose.Split(':')[1].Trim().Length), Has.Exactly(3).Items.And.All.GreaterThan(10));
    }

    [Test]
    [Category("U16")]
    public async Task Where_a_block_list_hides_it_nothing_is_granted_and_the_page_is_free()
    {
        var page = await OpenShopAsync();
        await page.AddRuleAsync("[data-ccx-banner] { display: none !important }");

        await page.Locator("footer").ScrollIntoViewIfNeededAsync();
        await page.Locator(".card a").First.ClickAsync();
        await page.BrowseEverythingAsync(Shop);

        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
    }

    [Test]
    [Category("U16")]
    [Category("U17")]
    public async Task Its_names_are_its_own_and_it_is_found_in_the_page_itself()
    {
        var page = await OpenShopAsync();

        var names = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('[data-ccx-banner], [data-ccx-banner] *, [data-ccx-dialog], [data-ccx-dialog] *')]
              .flatMap(element => [...element.classList, ...(element.id ? [element.id] : []), ...Object.keys(element.dataset)])
              .filter(name => name !== 'nosnippet')
            """
        );

        Assert.Multiple(async () =>
        {
            // data-nosnippet is the search engines' name.
            Assert.That(names.Where(name => name != "nosnippet"), Is.Not.Empty.And.All.StartsWith("ccx"));
            Assert.That(await page.Banner().EvaluateAsync<string>("banner => getComputedStyle(banner).position"), Is.EqualTo("fixed"));
            Assert.That(await page.SettingsDialog().EvaluateAsync<string>("dialog => dialog.localName"), Is.EqualTo("dialog"));
            Assert.That(await page.EvaluateAsync<bool>("[...document.querySelectorAll('*')].every(element => !element.shadowRoot)"), Is.True);
        });
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
}
