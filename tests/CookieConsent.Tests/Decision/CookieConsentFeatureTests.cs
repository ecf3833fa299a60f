namespace CookieConsent.Tests.Decision;

internal sealed class CookieConsentFeatureTests
{
    [TestCase(CookieCategories.None, false)]
    [TestCase(CookieCategories.Necessary, true)]
    [TestCase(CookieCategories.Analytics, true)]
    [TestCase(CookieCategories.Necessary | CookieCategories.Analytics, true)]
    [TestCase(CookieCategories.Functionality, false)]
    [TestCase(CookieCategories.Analytics | CookieCategories.Functionality, false)]
    [TestCase(CookieCategories.All, false)]
    [TestCase((CookieCategories)16, false)]
    [TestCase(CookieCategories.Analytics | (CookieCategories)16, false)]
    [TestCase((CookieCategories)(-1), false)]
    public async Task All_that_is_asked_for_must_be_granted(CookieCategories asked, bool isGranted) =>
        Assert.That(await InAsync(Visitor.Partial, consent => Task.FromResult(consent.IsGranted(asked))), Is.EqualTo(isGranted));

    [TestCase(Visitor.Accepted, true)]
    [TestCase(Visitor.Refused, false)]
    public async Task Undefined_bits_are_never_granted(Visitor visitor, bool isAllGranted)
    {
        Assert.That(await InAsync(visitor, consent => Task.FromResult(consent.IsGranted(CookieCategories.All))), Is.EqualTo(isAllGranted));
        Assert.That(await InAsync(visitor, consent => Task.FromResult(consent.IsGranted(CookieCategories.All | (CookieCategories)16))), Is.False);
    }

    [TestCase(Visitor.Undecided, ConsentStatus.Undecided)]
    [TestCase(Visitor.Refused, ConsentStatus.Decided)]
    [TestCase(Visitor.Partial, ConsentStatus.Decided)]
    public async Task The_status_says_whether_a_choice_is_owed(Visitor visitor, ConsentStatus status) =>
        Assert.That(await InAsync(visitor, consent => Task.FromResult(consent.Status)), Is.EqualTo(status));

    [Test]
    [Category("C07")]
    public async Task The_status_says_that_a_grant_has_lapsed()
    {
        await using var before = await RequestHarness.StartAsync(new());
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = options => options.Cookies[CookieCategories.Analytics].Add("more"),
            Handler = context => context.Response.WriteAsync($"{context.GetCookieConsent().Status}: {context.GetCookieConsent().Granted}"),
        });

        var answer = await harness.GetAsync("/", before.ConsentCookie(CookieCategories.Analytics | CookieCategories.Functionality));

        Assert.That(answer.Body, Is.EqualTo("Lapsed: Necessary, Functionality"));
    }

    [TestCase(CookieCategories.All, ConsentAction.AcceptAll, CookieCategories.All & ~CookieCategories.Necessary)]
    [TestCase(CookieCategories.All & ~CookieCategories.Necessary, ConsentAction.AcceptAll, CookieCategories.All & ~CookieCategories.Necessary)]
    [TestCase(CookieCategories.Analytics, ConsentAction.Save, CookieCategories.Analytics)]
    [TestCase(CookieCategories.Necessary, ConsentAction.RejectAll, CookieCategories.None)]
    [TestCase(CookieCategories.None, ConsentAction.RejectAll, CookieCategories.None)]
    public async Task A_decision_that_code_sets_holds_at_once_and_is_recorded(CookieCategories granted, ConsentAction action, CookieCategories recorded)
    {
        var site = SiteWith(async consent =>
        {
            await consent.SetAsync(granted);
            return consent.Granted;
        });
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync();

        Assert.That(answer.Body, Is.EqualTo((recorded | CookieCategories.Necessary).ToString()));
        Assert.That(answer.Kept, Is.EqualTo(new[] { "consent" }));
        Assert.That((site.Store.Only.Action, site.Store.Only.Granted, site.Store.Only.Surface), Is.EqualTo((action, recorded, ConsentSurface.Api)));
    }

    [Test]
    public async Task A_cookie_of_a_category_that_code_grants_passes_in_the_same_response()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = async context =>
            {
                context.Response.Cookies.Append("stat_id", "1");
                await context.GetCookieConsent().SetAsync(CookieCategories.Analytics);
            },
        });

        Assert.That((await harness.GetAsync()).Kept, Is.EqualTo(new[] { "stat_id", "consent" }));
    }

    [Test]
    public async Task A_cookie_of_a_category_that_code_withdraws_is_dropped_in_the_same_response()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = async context =>
            {
                context.Response.Cookies.Append("stat_id", "1");
                await context.GetCookieConsent().WithdrawAsync();
            },
        });

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Kept, Is.EqualTo(new[] { "consent" }));
    }

    [Test]
    public async Task Undefined_bits_cannot_be_set() =>
        Assert.That(await InAsync(Visitor.Undecided, consent => ThrownAsync(() => consent.SetAsync((CookieCategories)16))), Is.EqualTo(nameof(ArgumentOutOfRangeException)));

    [Test]
    [Category("P09")]
    public async Task Without_proof_setting_throws_and_grants_nothing()
    {
        var site = SiteWith(async consent => await ThrownAsync(() => consent.SetAsync(CookieCategories.Analytics)) + " " + consent.Granted);
        site.Store.Fault = new IOException("disk full");
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync();

        Assert.That(answer.Body, Is.EqualTo("ConsentRecordException Necessary"));
        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task Withdrawing_never_throws_for_a_failing_store()
    {
        var site = SiteWith(async consent => await ThrownAsync(() => consent.WithdrawAsync()) + consent.Granted);
        site.Store.Fault = new IOException("disk full");
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("Necessary"));
    }

    [Test]
    public async Task After_the_response_has_started_nothing_can_be_decided()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = async context =>
            {
                await context.Response.StartAsync();
                var consent = context.GetCookieConsent();
                await context.Response.WriteAsync($"{await ThrownAsync(() => consent.SetAsync(CookieCategories.All))} {await ThrownAsync(() => consent.WithdrawAsync())} {consent.Granted}");
            },
        });

        Assert.That((await harness.GetAsync("/", Visitor.Partial)).Body, Is.EqualTo("InvalidOperationException InvalidOperationException Necessary, Analytics"));
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [Test]
    public async Task The_last_of_two_decisions_in_one_response_counts()
    {
        var site = SiteWith(async consent =>
        {
            await consent.SetAsync(CookieCategories.All);
            await consent.SetAsync(CookieCategories.Analytics);
            return consent.Granted;
        });
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync();

        Assert.That(answer.Kept, Is.EqualTo(new[] { "consent" }));
        Assert.That(answer.Cookie("consent").Value, Does.EndWith(site.Store.Records[^1].Id));
        Assert.That(site.Store.Records[1].PreviousId, Is.EqualTo(site.Store.Records[0].Id));
    }

    private static Site SiteWith<T>(Func<ICookieConsentFeature, Task<T>> ask) =>
        new() { Handler = async context => await context.Response.WriteAsync((await ask(context.GetCookieConsent()))!.ToString()!) };

    private static async Task<T> InAsync<T>(Visitor visitor, Func<ICookieConsentFeature, Task<T>> ask)
    {
        var result = default(T);
        await using var harness = await RequestHarness.StartAsync(new() { Handler = async context => result = await ask(context.GetCookieConsent()) });
        await harness.GetAsync("/", visitor);
        return result!;
    }

    private static async Task<string> ThrownAsync(Func<ValueTask> action)
    {
        try
        {
            await action();
            return "";
        }
        catch (Exception exception)
        {
            return exception.GetType().Name;
        }
    }
}
