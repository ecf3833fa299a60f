namespace CookieConsent.Tests.Decision;

/// <summary>Refused services when the configuration changes, when a signal comes, and in records.</summary>
internal sealed class ServiceChoiceOverTimeTests
{
    private const CookieCategories Both = CookieCategories.Analytics | CookieCategories.Advertisement;
    private static readonly (string, string) Signal = ("Sec-GPC", "1");
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [Test]
    [Category("C07")]
    public async Task A_removed_service_asks_again_for_its_category_only_and_comes_back_refused()
    {
        var settings = Settings();
        await using var harness = await StartAsync(settings);
        var cookie = harness.ConsentCookieWithout(CookieCategories.Analytics | CookieCategories.Functionality, "heatmaps", "maps");
        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("Decided: statistics, chat"));

        settings.Change(("Services:heatmaps:Category", null), ("Services:heatmaps:Cookies:0:Name", null));
        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("Lapsed: chat"));

        settings.Change(("Services:heatmaps:Category", "Analytics"), ("Services:heatmaps:Cookies:0:Name", "heat"));
        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("Decided: statistics, chat"));
    }

    [Test]
    [Category("C07")]
    public async Task A_declared_service_asks_again_for_its_category_only()
    {
        var settings = Settings();
        await using var harness = await StartAsync(settings);
        var cookie = harness.ConsentCookieWithout(CookieCategories.Analytics | CookieCategories.Functionality, "heatmaps", "maps");

        settings.Change(("Services:hotjar:Name", "Hotjar"));

        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("Lapsed: chat"));
    }

    [Test]
    public async Task Switched_off_later_what_was_refused_stays_refused_until_the_whole_category_is_granted()
    {
        var settings = Settings();
        await using var harness = await StartAsync(settings);
        var cookie = harness.ConsentCookieWithout(CookieCategories.Analytics, "heatmaps");

        settings.Change(("Banner:ServiceChoice", "false"));
        Assert.That((await harness.GetAsync("/", cookie)).Body, Is.EqualTo("Decided: statistics"));

        var answer = await harness.ChooseAsync("choice=save&category=analytics", cookie);
        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value)).Body, Is.EqualTo("Decided: heatmaps, statistics"));
    }

    [Test]
    [Category("S02")]
    [Category("C05")]
    public async Task A_signal_that_ends_a_category_leaves_the_services_of_the_others_as_they_were()
    {
        await using var harness = await StartAsync(Settings());

        var answer = await harness.GetAsync("/", harness.ConsentCookieWithout(Both, "heatmaps", "retarget"), Signal, Navigation);

        Assert.That(WithoutId(answer.Cookie("consent").Value), Is.EqualTo(WithoutId(harness.Site.ConsentValue(harness.Services, CookieCategories.Analytics, 0, "heatmaps"))));
        var record = harness.Site.Store.Only;
        Assert.That((record.Granted, record.RefusedBySignal), Is.EqualTo((CookieCategories.Analytics, CookieCategories.Advertisement)));
        Assert.That(record.RefusedServices, Is.EqualTo(new[] { "heatmaps" }));
    }

    [Test]
    [Category("S02")]
    [Category("C07")]
    public async Task A_signal_does_not_make_the_cookie_forget_a_service_that_is_gone_for_a_while()
    {
        var settings = Settings();
        await using var harness = await StartAsync(settings);
        var cookie = harness.ConsentCookieWithout(Both, "heatmaps");

        settings.Change(("Services:heatmaps:Category", null), ("Services:heatmaps:Cookies:0:Name", null));
        var answer = await harness.GetAsync("/", cookie, Signal, Navigation);
        settings.Change(("Services:heatmaps:Category", "Analytics"), ("Services:heatmaps:Cookies:0:Name", "heat"));

        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value)).Body, Is.EqualTo("Decided: statistics"));
    }

    [Test]
    [Category("S02")]
    public async Task A_service_ticked_beside_the_notice_of_the_signal_stands_and_the_others_do_not()
    {
        await using var harness = await StartAsync(Settings());

        var answer = await harness.ChooseAsync("choice=save&category=advertisement&service=meta-pixel", "", Signal);

        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value, Signal)).Body, Is.EqualTo("Decided: meta-pixel"));
    }

    [Test]
    [Category("S02")]
    public async Task Everything_under_the_signal_has_no_service_of_advertisement()
    {
        await using var harness = await StartAsync(Settings());

        var answer = await harness.ChooseAsync("choice=accept-all", "", Signal);

        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value)).Body, Is.EqualTo("Decided: heatmaps, statistics, chat, maps"));
    }

    [Test]
    [Category("P01")]
    public async Task Refused_services_are_in_the_record_and_in_its_log_event()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Settings = Settings(), IsLogTheStore = true });

        await harness.ChooseAsync("choice=save&category=functionality&category=analytics&service=statistics&service=chat");

        var entry = harness.Site.Logs.WithId(1).Single();
        Assert.That(entry.Values["RefusedServices"], Is.EqualTo(new[] { "heatmaps", "maps" }));
        Assert.That(entry.Text, Does.Contain("refused services [heatmaps, maps];"));
    }

    [Test]
    [Category("C05")]
    public async Task A_refusal_of_everything_carries_no_services()
    {
        await using var harness = await StartAsync(Settings());

        var answer = await harness.ChooseAsync("choice=reject-all", harness.ConsentCookieWithout(Both, "heatmaps"));

        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
        Assert.That(harness.Site.Store.Only.RefusedServices, Is.Empty);
    }

    private static string WithoutId(string value) => value[..17] + value[39..];

    private static ReloadableSettings Settings() =>
        new(
            ("Banner:ServiceChoice", "true"),
            ("Services:statistics:Category", "Analytics"),
            ("Services:heatmaps:Category", "Analytics"),
            ("Services:heatmaps:Cookies:0:Name", "heat"),
            ("Services:chat:Category", "Functionality"),
            ("Services:maps:Category", "Functionality"),
            ("Services:meta-pixel:Name", "Pixel"),
            ("Services:retarget:Category", "Advertisement")
        );

    private static Task<RequestHarness> StartAsync(ReloadableSettings settings) =>
        RequestHarness.StartAsync(
            new()
            {
                Settings = settings,
                Handler = context =>
                {
                    var consent = context.GetCookieConsent();
                    var granted = new[] { "heatmaps", "statistics", "chat", "maps", "meta-pixel", "retarget" }.Where(consent.IsServiceGranted);
                    return context.Response.WriteAsync($"{consent.Status}: {string.Join(", ", granted)}");
                },
            }
        );
}
