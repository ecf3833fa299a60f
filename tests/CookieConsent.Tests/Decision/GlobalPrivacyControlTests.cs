namespace CookieConsent.Tests.Decision;

internal sealed class GlobalPrivacyControlTests
{
    private static readonly (string, string) Signal = ("Sec-GPC", "1");
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [TestCase(new[] { "1" }, true)]
    [TestCase(new[] { "0", "1" }, true)]
    [TestCase(new[] { "1", "0" }, true)]
    [TestCase(new[] { "0" }, false)]
    [TestCase(new[] { "" }, false)]
    [TestCase(new[] { "true" }, false)]
    [TestCase(new[] { "01" }, false)]
    [TestCase(new[] { "1, 1" }, false)]
    [TestCase(new[] { "\"1\"" }, false)]
    [Category("S01")]
    public async Task Exactly_one_is_the_signal(string[] values, bool isOn)
    {
        await using var harness = await KestrelHarness.StartAsync(new() { Handler = WriteGrantedInHeader });

        var head = await harness.SendRawAsync(["GET / HTTP/1.1", "Connection: close", "Cookie: " + harness.ConsentCookie(CookieCategories.Advertisement), .. values.Select(value => "Sec-GPC: " + value)]);

        Assert.That(head, Does.Contain(isOn ? "X-Granted: Necessary" : "X-Granted: Necessary, Advertisement"));
    }

    [TestCase(GlobalPrivacyControlHandling.RefuseAdvertisement, CookieCategories.All & ~CookieCategories.Advertisement)]
    [TestCase(GlobalPrivacyControlHandling.RefuseAdvertisementAndAnalytics, CookieCategories.Necessary | CookieCategories.Functionality)]
    [TestCase(GlobalPrivacyControlHandling.Ignore, CookieCategories.All)]
    public async Task The_site_says_what_the_signal_refuses(GlobalPrivacyControlHandling handling, CookieCategories granted)
    {
        await using var harness = await StartAsync(options => options.GlobalPrivacyControl = handling);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, Signal)).Header("X-Granted"), Is.EqualTo(granted.ToString()));
    }

    [Test]
    [Category("S02")]
    [Category("P01")]
    public async Task A_stored_grant_is_overridden_with_one_record_that_says_why()
    {
        await using var harness = await StartAsync();

        await harness.GetAsync("/", Visitor.Accepted, null, Signal, Navigation);

        var record = harness.Site.Store.Only;
        Assert.That((record.Action, record.Surface), Is.EqualTo((ConsentAction.Signal, ConsentSurface.Signal)));
        Assert.That(record.RefusedBySignal, Is.EqualTo(CookieCategories.Advertisement));
        Assert.That(record.Granted, Is.EqualTo(CookieCategories.Functionality | CookieCategories.Analytics));
        Assert.That(record.PreviousId, Is.EqualTo("AZq0Pn_zfAeTlL6o8ZpXYA"));
    }

    [Test]
    [Category("S02")]
    public async Task What_was_ticked_beside_the_notice_stays_when_everything_is_accepted_later()
    {
        await using var harness = await StartAsync();
        var ticked = (await harness.ChooseAsync("choice=save&category=advertisement", "", Signal)).Cookie("consent").Value;

        var all = (await harness.ChooseAsync("choice=accept-all", "consent=" + ticked, Signal)).Cookie("consent").Value;

        Assert.That((await harness.GetAsync("/", "consent=" + all, Signal)).Header("X-Granted"), Is.EqualTo("All"));
    }

    [Test]
    [Category("S02")]
    public async Task What_was_given_up_since_is_not_accepted_again_under_the_signal()
    {
        await using var harness = await StartAsync();
        var ticked = (await harness.ChooseAsync("choice=save&category=advertisement", "", Signal)).Cookie("consent").Value;
        var given = (await harness.ChooseAsync("choice=save&category=analytics", "consent=" + ticked, Signal)).Cookie("consent").Value;

        var all = (await harness.ChooseAsync("choice=accept-all", "consent=" + given, Signal)).Cookie("consent").Value;

        Assert.That((await harness.GetAsync("/", "consent=" + all, Signal)).Header("X-Granted"), Is.EqualTo((CookieCategories.All & ~CookieCategories.Advertisement).ToString()));
    }

    [Test]
    [Category("S02")]
    public async Task What_was_ticked_without_the_signal_does_not_override_it_later()
    {
        await using var harness = await StartAsync();

        var ticked = (await harness.ChooseAsync("choice=save&category=advertisement")).Cookie("consent").Value;

        Assert.That((await harness.GetAsync("/", "consent=" + ticked, Signal)).Header("X-Granted"), Is.EqualTo("Necessary"));
    }

    [Test]
    [Category("S08")]
    public async Task Two_signals_that_refuse_the_same_refuse_it()
    {
        await using var harness = await RequestHarness.StartAsync(
            new() { Handler = WriteGrantedInHeader, Consent = consent => consent.AddPrivacySignal<AlwaysSignal>() }
        );

        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, Signal)).Header("X-Granted"), Is.EqualTo((CookieCategories.All & ~CookieCategories.Advertisement).ToString()));
    }

    [Test]
    [Category("S02")]
    public async Task A_cookie_rewritten_on_its_last_day_is_not_deleted_by_that()
    {
        await using var harness = await StartAsync();

        var cookie = (await harness.GetAsync("/", harness.ConsentCookie(CookieCategories.All & ~CookieCategories.Necessary, daysAgo: 182), Signal, Navigation)).Cookie("consent");

        Assert.That(cookie["Max-Age"], Is.EqualTo("86400"));
    }

    [Test]
    [Category("S02")]
    public async Task The_cookie_is_rewritten_with_the_day_of_the_visitors_own_choice()
    {
        await using var harness = await StartAsync();
        var all = CookieCategories.All & ~CookieCategories.Necessary;

        var cookie = (await harness.GetAsync("/", harness.ConsentCookie(all, daysAgo: 80), Signal, Navigation)).Cookie("consent");

        Assert.That(cookie.Value[..17], Is.EqualTo(harness.Site.ConsentValue(harness.Services, all & ~CookieCategories.Advertisement, daysAgo: 80)[..17]));
        Assert.That(cookie["Max-Age"], Is.EqualTo(((182 - 80) * 86400).ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    [Category("S02")]
    public async Task The_rewritten_cookie_is_a_decision_and_is_not_written_again()
    {
        await using var harness = await StartAsync();
        var first = await harness.GetAsync("/", Visitor.Accepted, null, Signal, Navigation);

        var second = await harness.GetAsync("/", "consent=" + first.Cookie("consent").Value, Signal, Navigation);

        Assert.That(second.Lines, Is.Empty);
        Assert.That(second.Header("X-Granted"), Is.EqualTo("Necessary, Functionality, Analytics"));
        Assert.That(harness.Site.Store.Records, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("C05")]
    public async Task A_grant_of_nothing_but_advertisement_becomes_a_refusal_without_identifier()
    {
        await using var harness = await StartAsync();

        var cookie = (await harness.GetAsync("/", harness.ConsentCookie(CookieCategories.Advertisement), Signal, Navigation)).Cookie("consent");

        Assert.That(cookie.Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
    }

    [Test]
    public async Task A_picture_or_a_call_writes_no_record()
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/", Visitor.Accepted, null, Signal, ("Sec-Fetch-Mode", "cors"));

        Assert.That(answer.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Partial)]
    [Category("S02")]
    public async Task A_signal_that_overrides_nothing_writes_neither_cookie_nor_record(Visitor visitor)
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/", visitor, null, Signal, Navigation);

        Assert.That(answer.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [TestCase("choice=accept-all", CookieCategories.Functionality | CookieCategories.Analytics)]
    [TestCase("choice=save&category=advertisement", CookieCategories.Advertisement)]
    [TestCase("choice=save&category=analytics", CookieCategories.Analytics)]
    [Category("S02")]
    public async Task Accept_all_does_not_override_the_signal_and_a_tick_does(string form, CookieCategories granted)
    {
        await using var harness = await StartAsync();

        var choice = await harness.ChooseAsync(form, "", Signal);
        var page = await harness.GetAsync("/", "consent=" + choice.Cookie("consent").Value, Signal, Navigation);

        Assert.That(harness.Site.Store.Only.Granted, Is.EqualTo(granted));
        Assert.That(page.Header("X-Granted"), Is.EqualTo((granted | CookieCategories.Necessary).ToString()));
        Assert.That(page.Lines, Is.Empty);
    }

    [Test]
    public async Task A_refusal_after_a_tick_beside_the_notice_is_a_refusal()
    {
        await using var harness = await StartAsync();
        var ticked = await harness.ChooseAsync("choice=save&category=advertisement", "", Signal);

        var refused = await harness.ChooseAsync("choice=reject-all", "consent=" + ticked.Cookie("consent").Value, Signal);

        Assert.That(refused.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
    }

    [Test]
    public async Task Code_that_sets_a_decision_leaves_out_what_the_signal_refuses()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = async context =>
            {
                await context.GetCookieConsent().SetAsync(CookieCategories.Analytics | CookieCategories.Advertisement);
                await WriteGrantedInHeader(context);
            },
        });

        Assert.That((await harness.GetAsync("/", "", Signal)).Header("X-Granted"), Is.EqualTo("Necessary, Analytics"));
    }

    [Test]
    [Category("S08")]
    public async Task A_signal_of_the_sites_own_counts_beside_it()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.AddPrivacySignal<DoNotTrack>(), Handler = WriteGrantedInHeader });

        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, ("DNT", "1"))).Header("X-Granted"), Is.EqualTo("Necessary, Functionality, Advertisement"));
    }

    [TestCase(false, CookieCategories.All)]
    [TestCase(true, CookieCategories.Necessary | CookieCategories.Functionality)]
    [Category("S08")]
    [Category("S07")]
    public async Task The_older_signal_counts_where_the_site_says_so(bool isHeeded, CookieCategories granted)
    {
        await using var harness = await StartAsync(options => options.DoNotTrack = isHeeded);

        var answer = await harness.GetAsync("/", Visitor.Accepted, null, ("DNT", "1"));

        Assert.That(answer.Header("X-Granted"), Is.EqualTo(granted.ToString()));
        Assert.That(answer.Header("Vary"), Is.EqualTo(isHeeded ? "Cookie, Sec-GPC,DNT" : "Cookie, Sec-GPC"));
    }

    [TestCase("0")]
    [TestCase("")]
    [TestCase("1, 1")]
    [Category("S08")]
    public async Task Only_one_is_the_older_signal(string value)
    {
        await using var harness = await StartAsync(options => options.DoNotTrack = true);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, ("DNT", value))).Header("X-Granted"), Is.EqualTo("All"));
    }

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Accepted)]
    [Category("S04")]
    public async Task Code_learns_of_the_signal_whatever_the_visitor_decided(Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = context => context.Response.WriteAsync(context.GetCookieConsent().RefusedBySignals.ToString()) });

        var answer = await harness.GetAsync("/", visitor, null, Signal);

        Assert.That((answer.Body, answer.Header("Vary")), Is.EqualTo(("Advertisement", "Cookie, Sec-GPC")));
        Assert.That((await harness.GetAsync("/", visitor)).Body, Is.EqualTo("None"));
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? options = null) => RequestHarness.StartAsync(new() { Options = options, Handler = WriteGrantedInHeader });

    private static Task WriteGrantedInHeader(HttpContext context)
    {
        context.Response.Headers["X-Granted"] = context.GetCookieConsent().Granted.ToString();
        return Task.CompletedTask;
    }

    private sealed class DoNotTrack : IPrivacySignal
    {
        public CookieCategories Refuses(HttpRequest request, CookieConsentOptions options) => request.Headers["DNT"] == "1" ? CookieCategories.Analytics : CookieCategories.None;
    }

    private sealed class AlwaysSignal : IPrivacySignal
    {
        public CookieCategories Refuses(HttpRequest request, CookieConsentOptions options) => CookieCategories.Advertisement;
    }
}
