using CookieConsent.Browser.Tests;
using Microsoft.Playwright;

namespace CookieConsent.Samples.Tests;

/// <summary>The same visitor in every sample: undecided, refuses, chooses, accepts, withdraws. Judged by what is in the browser's cookie jar.</summary>
[TestFixtureSource(typeof(Samples), nameof(Samples.All))]
internal sealed class SampleJourneyTests(Sample sample)
{
    private readonly List<string> _errors = [];
    private SampleProcess _process = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private bool _hasScript;

    [OneTimeSetUp]
    public async Task Start() => _process = await SampleProcesses.GetAsync(sample);

    [TearDown]
    public async Task Leave()
    {
        if (_context is not null)
            await _context.CloseAsync();
    }

    [Test]
    [Category("E01")]
    [Category("E02")]
    [Category("U12")]
    public async Task The_cookie_jar_follows_every_choice() => await TravelAsync(hasScript: true);

    [Test]
    [Category("U15")]
    public async Task The_cookie_jar_follows_every_choice_without_JavaScript()
    {
        if (sample.WorksWithoutScript)
            await TravelAsync(hasScript: false);
        else
            await AssertNothingIsSetWithoutScriptAsync();
    }

    private async Task TravelAsync(bool hasScript)
    {
        await ArriveAsync(hasScript);
        await WalkAsync(isAsked: true, CookieCategories.None);
        await AssertBannerIsFairAsync();
        if (hasScript)
            await _page.AssertCleanAsync("with the banner");

        await AnswerAsync("reject-all");
        await WalkAsync(isAsked: false, CookieCategories.None);

        await _context.ClearCookiesAsync();
        await _page.GotoAsync(sample.Pages[0]);
        await OpenSettingsAsync(sample.Banner);
        await Assertions.Expect(_page.Locator("dialog[open]")).ToHaveCountAsync(hasScript ? 1 : 0);
        await SaveAsync(CookieCategories.Analytics);
        await WalkAsync(isAsked: false, CookieCategories.Analytics);

        await OpenSettingsAsync("footer");
        await SaveAsync(CookieCategories.All);
        await WalkAsync(isAsked: false, CookieCategories.All);

        await SendAsync(_page.Locator("footer button[value=reject-all]"));
        await Assertions.Expect(_page.Locator("footer button[value=reject-all]")).ToBeHiddenAsync();
        await AssertCookiesAsync(CookieCategories.None, "after withdrawal");
        await WalkAsync(isAsked: false, CookieCategories.None);
        Assert.That(_errors, Is.Empty);
    }

    private async Task AssertNothingIsSetWithoutScriptAsync()
    {
        await ArriveAsync(hasScript: false);
        foreach (var path in sample.Pages)
            await _page.GotoAsync(path);
        await AssertCookiesAsync(CookieCategories.None, "without a choice");
    }

    private async Task ArriveAsync(bool hasScript)
    {
        _hasScript = hasScript;
        _context = await Chromium.Browser.NewContextAsync(
            new()
            {
                BaseURL = _process.Address,
                JavaScriptEnabled = hasScript,
                Locale = "en",
                ViewportSize = new() { Width = 1280, Height = 800 },
            }
        );
        _context.SetDefaultTimeout(Chromium.LongestWait);
        _context.WebError += (_, error) => _errors.Add(error.Error);
        _page = await _context.NewPageAsync();
    }

    /// <summary>Visits every page.</summary>
    private async Task WalkAsync(bool isAsked, CookieCategories granted)
    {
        foreach (var path in sample.Pages)
        {
            var answer = await _page.GotoAsync(path);
            Assert.That(answer!.Status, Is.EqualTo(200), path);
            if (_hasScript)
                await Assertions.Expect(_page.Locator(sample.Settled)).ToBeAttachedAsync();
            await Assertions.Expect(_page.Locator(sample.Banner)).ToBeVisibleAsync(new() { Visible = isAsked });
        }
        await AssertCookiesAsync(granted, $"{granted} granted");
    }

    /// <summary>It stands in the window, and neither answer looks better than the other.</summary>
    private async Task AssertBannerIsFairAsync()
    {
        var banner = _page.Locator(sample.Banner);
        var buttons = new[] { "accept-all", "reject-all" }.Select(value => banner.Locator($"button[value={value}]")).ToArray();
        await Assertions.Expect(banner).ToHaveCSSAsync("position", "fixed");
        await Assertions.Expect(buttons[1]).ToBeInViewportAsync(new() { Ratio = 1 });
        var colour = await buttons[0].EvaluateAsync<string>("button => getComputedStyle(button).backgroundColor");
        await Assertions.Expect(buttons[1]).ToHaveCSSAsync("background-color", colour);
        var (accept, reject) = (await buttons[0].BoundingBoxAsync(), await buttons[1].BoundingBoxAsync());
        Assert.That((reject!.Width, reject.Height, reject.Y), Is.EqualTo((accept!.Width, accept.Height, accept.Y)));
    }

    private async Task AnswerAsync(string choice)
    {
        await SendAsync(_page.Locator(sample.Banner).Locator($"button[value={choice}]"));
        await Assertions.Expect(_page.Locator(sample.Banner)).ToBeHiddenAsync();
    }

    /// <summary>Follows the link to the settings: they open in place, or are the page of the library.</summary>
    private async Task OpenSettingsAsync(string from)
    {
        await _page.Locator($"{from} a[href^='/_cc']").ClickAsync();
        await Assertions.Expect(SettingsForm).ToBeVisibleAsync();
    }

    /// <summary>Ticks exactly these in the settings that are open.</summary>
    private async Task SaveAsync(CookieCategories granted)
    {
        foreach (var category in new[] { CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement })
            await SettingsForm.Locator($"input[value={category.ToString().ToLowerInvariant()}]").SetCheckedAsync(granted.HasFlag(category));
        await SendAsync(SettingsForm.Locator("button[value=save]"));
        await Assertions.Expect(SettingsForm).ToBeHiddenAsync();
    }

    /// <summary>Presses a button that sends a choice, and waits for its answer.</summary>
    private async Task SendAsync(ILocator button)
    {
        var answer = await _page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            response => response.Request.Method == "POST" && new Uri(response.Url).AbsolutePath == "/_cc"
        );
        Assert.That(answer.Status, Is.AnyOf(200, 303), answer.Url);
    }

    private async Task AssertCookiesAsync(CookieCategories granted, string state)
    {
        var expected = sample.Cookies.Where(cookie => cookie.Value == CookieCategories.Necessary || granted.HasFlag(cookie.Value)).Select(cookie => cookie.Key);
        var jar = (await _context.CookiesAsync())
            .Select(cookie => cookie.Name.StartsWith(".AspNetCore.Antiforgery.", StringComparison.Ordinal) ? "antiforgery" : cookie.Name)
            .Where(name => name != "consent");
        Assert.That(jar, Is.EquivalentTo(expected), state);
    }

    private ILocator SettingsForm => _page.Locator("form:visible", new() { Has = _page.Locator("input[type=checkbox][value=analytics]") });
}
