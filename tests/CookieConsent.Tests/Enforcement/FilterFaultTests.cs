namespace CookieConsent.Tests.Enforcement;

/// <summary>The filter itself fails: the clock throws, which the filter asks as soon as it has a cookie to drop.</summary>
[Category("E18")]
internal sealed class FilterFaultTests
{
    [Test]
    public async Task Every_cookie_not_known_to_be_necessary_is_dropped_and_the_response_lives([Values] Visitor visitor)
    {
        var site = SiteThatBreaks(isBrokenBefore: false);
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync("/", visitor);

        Assert.That(answer.Kept, Is.EqualTo(new[] { "basket" }));
        Assert.That(answer.Body, Is.EqualTo("page"));
        Assert.That(site.Logs.WithId(21), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_clock_that_fails_from_the_start_grants_nothing([Values] Visitor visitor)
    {
        var site = SiteThatBreaks(isBrokenBefore: true);
        await using var harness = await RequestHarness.StartAsync(site);
        var cookie = visitor.Granted() is { } granted ? harness.ConsentCookie(granted) : "";
        site.Time.Fault = new InvalidOperationException("The clock stopped.");

        var answer = await harness.GetAsync("/", cookie);

        Assert.That(answer.Kept, Is.EqualTo(new[] { "basket" }));
        Assert.That(answer.Body, Is.EqualTo("page"));
    }

    [Test]
    public async Task A_signal_that_fails_grants_nothing_and_the_page_lives()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.AddPrivacySignal<BrokenSignal>(), Handler = WriteAsync });

        var answer = await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(answer.Kept, Is.EqualTo(new[] { "basket" }));
        Assert.That(answer.Body, Is.EqualTo("page"));
        Assert.That(harness.Site.Logs.WithId(24), Is.Not.Empty);
    }

    [TestCase("choice=accept-all")]
    [TestCase("choice=save&category=analytics")]
    [TestCase("choice=reject-all")]
    public async Task Under_a_signal_that_fails_no_choice_grants_anything(string form)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.AddPrivacySignal<BrokenSignal>() });

        var answer = await harness.ChooseAsync(form);

        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
        Assert.That(harness.Site.Logs.WithId(24), Is.Not.Empty);
    }

    private static Site SiteThatBreaks(bool isBrokenBefore)
    {
        Site site = null!;
        site = new()
        {
            Handler = context =>
            {
                // The clock breaks while the page is written, after the decision was read.
                site.Time.Fault = isBrokenBefore ? site.Time.Fault : new InvalidOperationException("The clock stopped.");
                return WriteAsync(context);
            },
        };
        return site;
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "basket=1", "stat_id=1", "promo=1", "zz=1", "nameless" };
        return context.Response.WriteAsync("page");
    }

    private sealed class BrokenSignal : IPrivacySignal
    {
        public CookieCategories Refuses(HttpRequest request, CookieConsentOptions options) => throw new InvalidOperationException("The signal is broken.");
    }
}
