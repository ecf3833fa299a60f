using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CookieConsent.Tests.Decision;

/// <summary>Two processes of one site, one with a service more. They share the store and nothing else.</summary>
[Category("C07")]
internal sealed class RollingDeploymentTests
{
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    private ReadableRecordStore _store = null!;
    private RequestHarness _old = null!;
    private RequestHarness _new = null!;

    /// <summary>The new process starts an hour after the old one.</summary>
    [SetUp]
    public async Task Start()
    {
        // What was shown comes with its first record only, where a test says nothing else.
        _store = new() { NoticesAreKept = false };
        _old = await StartAsync(services: []);
        _old.Site.Time.Advance(TimeSpan.FromHours(1));
        _new = await StartAsync(["google-analytics"], TimeSpan.FromHours(1));
    }

    [TearDown]
    public async Task Stop()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
    }

    [Test]
    public async Task Who_granted_before_the_rollout_is_asked_by_the_new_process_and_never_again()
    {
        _old.Site.Time.Advance(TimeSpan.FromHours(-1));
        Advance(TimeSpan.FromMinutes(-10));
        var earlier = await AcceptAsync(_old, _old);
        _old.Site.Time.Advance(TimeSpan.FromHours(1));
        Advance(TimeSpan.FromMinutes(20));
        Assert.That((await StatusAsync(_old, earlier), await StatusAsync(_new, earlier)), Is.EqualTo(("decided", "lapsed")));

        var answer = await AcceptAsync(_new, _new, earlier);

        Assert.That((await StatusAsync(_old, answer), await StatusAsync(_new, answer)), Is.EqualTo(("decided", "decided")));
        Assert.That((await GrantedAsync(_old, answer), await GrantedAsync(_new, answer)), Is.EqualTo(("functionality advertisement", "functionality analytics advertisement")));
    }

    [Test]
    public async Task Who_grants_at_an_old_process_during_the_rollout_is_asked_once_it_is_over()
    {
        Advance(TimeSpan.FromMinutes(10));
        var answer = await AcceptAsync(_old, _old);

        Assert.That((await StatusAsync(_new, answer), await GrantedAsync(_new, answer)), Is.EqualTo(("decided", "functionality advertisement")));
        Advance(TimeSpan.FromDays(1));
        Assert.That(await StatusAsync(_new, answer), Is.EqualTo("lapsed"));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Category("P02")]
    public async Task A_choice_that_reaches_the_other_process_is_about_what_was_shown(bool isShownByNew)
    {
        var (shower, taker) = isShownByNew ? (_new, _old) : (_old, _new);
        Advance(TimeSpan.FromMinutes(10));
        await AcceptAsync(shower, shower);

        var answer = await AcceptAsync(shower, taker);

        var (first, second) = (_store.Records[0], _store.Records[1]);
        Assert.That((second.Notice, second.Scope, second.PolicyVersion, second.Granted), Is.EqualTo((first.Notice, first.Scope, first.PolicyVersion, first.Granted)));
        Assert.That(second.GrantsMore, Is.True);
        Assert.That(await GrantedAsync(shower, answer), Is.EqualTo("functionality analytics advertisement"));
        Assert.That(await GrantedAsync(taker, answer), Is.EqualTo("functionality advertisement"));
        Assert.That(await StatusAsync(taker, answer), Is.EqualTo("decided"));
    }

    [Test]
    public async Task An_answer_to_the_new_process_that_reaches_the_old_one_is_not_taken_for_the_old_answer()
    {
        _old.Site.Time.Advance(TimeSpan.FromHours(-1));
        Advance(TimeSpan.FromMinutes(-10));
        var earlier = await AcceptAsync(_old, _old);
        _old.Site.Time.Advance(TimeSpan.FromHours(1));
        Advance(TimeSpan.FromMinutes(20));
        await AcceptAsync(_new, _new);

        var answer = await AcceptAsync(_new, _old, earlier);

        Assert.That((await StatusAsync(_old, answer), await StatusAsync(_new, answer)), Is.EqualTo(("decided", "decided")));
        Assert.That(await GrantedAsync(_new, answer), Is.EqualTo("functionality analytics advertisement"));
    }

    /// <summary>Visitors who go from process to process and answer whenever they are asked; each answer reaches any process.</summary>
    [Test]
    public async Task In_any_order_of_processes_nobody_is_asked_more_than_once_again()
    {
        Advance(TimeSpan.FromMinutes(1));
        await AcceptAsync(_old, _old);
        await AcceptAsync(_new, _new);
        var random = new Random(20261122);
        for (var visitor = 0; visitor < 60; visitor++)
        {
            RequestHarness Any() => random.Next(2) == 0 ? _old : _new;
            var cookie = await AcceptAsync(Any(), Any());
            var asked = 0;
            for (var page = 0; page < 8; page++)
            {
                Advance(TimeSpan.FromSeconds(random.Next(60)));
                var node = Any();
                if (await StatusAsync(node, cookie) == "decided")
                    continue;
                asked++;
                cookie = await AcceptAsync(node, Any(), cookie);
            }
            Assert.That(asked, Is.LessThanOrEqualTo(1), $"Visitor {visitor}");
        }
    }

    [Test]
    [Category("E18")]
    public async Task What_nobody_has_kept_or_somebody_has_changed_is_shown_again()
    {
        var unknown = await _old.ChooseAsync("choice=accept-all&returnUrl=/&shown=" + await ShownAsync(_new));
        Assert.That((unknown.Header("Location"), unknown.Kept.Count), Is.EqualTo(("/", 0)));

        await AcceptAsync(_new, _new);
        _store.Change(await ShownAsync(_new), notice => notice with { Html = "<p>Something else</p>" });
        Assert.That((await _old.ChooseAsync("choice=accept-all&shown=" + await ShownAsync(_new))).Kept, Is.Empty);

        _store.Fault = new InvalidOperationException("The database is away.");
        Assert.That((await _old.ChooseAsync("choice=accept-all&shown=" + await ShownAsync(_new))).Kept, Is.Empty);
        Assert.That(_old.Site.Logs.WithId(46), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_shown_for_the_first_time_is_kept_for_the_other_processes()
    {
        var store = new ReadableRecordStore();
        await using var shower = await StartAsync(["google-analytics"], store: store);
        await using var taker = await StartAsync([], store: store);
        shower.Site.Time.Advance(TimeSpan.FromMinutes(1));
        taker.Site.Time.Advance(TimeSpan.FromMinutes(1));

        var shown = await ShownAsync(shower);
        Assert.That((await store.NoticeTold.Task.WaitAsync(TimeSpan.FromMinutes(2))).Hash, Is.EqualTo(shown));
        var answer = await ChooseAsync(taker, "choice=accept-all&shown=" + shown);

        Assert.That(await GrantedAsync(shower, answer), Is.EqualTo("functionality analytics advertisement"));
    }

    [Test]
    [Category("P09")]
    public async Task Without_proof_nothing_is_granted_elsewhere_either_and_what_was_granted_stays()
    {
        Advance(TimeSpan.FromMinutes(10));
        await AcceptAsync(_new, _new);
        var before = await AcceptAsync(_old, _old);
        _store.AppendFault = new InvalidOperationException("The disk is full.");

        var answer = await _old.ChooseAsync("choice=accept-all&shown=" + await ShownAsync(_new), before, ("Accept", "application/json"));

        Assert.That(((int)answer.Status, answer.Kept.Count), Is.EqualTo((503, 0)));
        Assert.That(await GrantedAsync(_old, before), Is.EqualTo("functionality analytics advertisement"));
    }

    [Test]
    public async Task What_the_visitor_ticks_at_the_process_that_does_not_grant_it_is_not_taken_for_the_same_choice()
    {
        Advance(TimeSpan.FromMinutes(10));
        var answer = await AcceptAsync(_new, _new);

        var again = await AcceptAsync(_old, _old, answer);

        Assert.That(await GrantedAsync(_old, again), Is.EqualTo("functionality analytics advertisement"));
    }

    [Test]
    [Category("E12")]
    public async Task Cookies_of_what_is_granted_elsewhere_are_hidden_and_not_deleted()
    {
        Advance(TimeSpan.FromMinutes(10));
        var answer = await AcceptAsync(_new, _new);

        var page = await _old.GetAsync("/", answer + "; stat_id=1", Navigation);

        Assert.That((page.Body, page.Removals.Count), Is.EqualTo(("", 0)));
    }

    [Test]
    public async Task A_change_in_the_running_process_asks_at_once_and_one_of_texts_does_not_count()
    {
        var settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"));
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings });
        harness.Site.Time.Advance(TimeSpan.FromMinutes(10));
        var elsewhere = await ChooseAsync(harness, "choice=accept-all");
        harness.Site.Time.Advance(TimeSpan.FromMinutes(10));

        settings.Change(("PolicyVersion", "2"));
        Assert.That(await StatusAsync(harness, elsewhere), Is.EqualTo("lapsed"));

        harness.Site.Time.Advance(TimeSpan.FromMinutes(10));
        await using var other = await RequestHarness.StartAsync(new());
        other.Site.Time.Advance(TimeSpan.FromMinutes(21));
        var younger = await ChooseAsync(other, "choice=accept-all");
        harness.Site.Time.Advance(TimeSpan.FromMinutes(10));
        settings.Change(("Banner:Texts:en:Title", "Cookies"));
        Assert.That(await StatusAsync(harness, younger), Is.EqualTo("decided"));
    }

    private async Task<RequestHarness> StartAsync(string[] services, TimeSpan later = default, ReadableRecordStore? store = null)
    {
        var site = new Site
        {
            Options = options =>
            {
                options.PolicyVersion = "2026-11";
                foreach (var id in services)
                    options.Services[id] = new();
            },
            Consent = consent => consent.Services.Replace(ServiceDescriptor.Singleton<IConsentRecordStore>(store ?? _store)),
            Handler = context => context.Response.WriteAsync(context.Request.Cookies["stat_id"] ?? ""),
        };
        site.Time.Advance(later);
        return await RequestHarness.StartAsync(site);
    }

    private void Advance(TimeSpan by)
    {
        _old.Site.Time.Advance(by);
        _new.Site.Time.Advance(by);
    }

    /// <summary>Accepts everything on what one process shows, sent to another; the cookie that the visitor has then.</summary>
    private static async Task<string> AcceptAsync(RequestHarness shower, RequestHarness taker, string cookie = "") =>
        await ChooseAsync(taker, "choice=accept-all&shown=" + await ShownAsync(shower), cookie);

    private static async Task<string> ChooseAsync(RequestHarness taker, string form, string cookie = "")
    {
        var answer = await taker.ChooseAsync(form, cookie);
        return answer.Kept.Contains("consent") ? "consent=" + answer.Cookie("consent").Value : cookie;
    }

    private static async Task<string> ShownAsync(RequestHarness harness) => (await harness.GetAsync("/_cc")).Parse().QuerySelector("input[name=shown]")!.GetAttribute("value")!;

    private static async Task<string?> StatusAsync(RequestHarness harness, string cookie) => (await harness.GetAsync("/_cc/state", cookie)).Json().GetProperty("status").GetString();

    private static async Task<string> GrantedAsync(RequestHarness harness, string cookie) =>
        string.Join(' ', (await harness.GetAsync("/_cc/state", cookie)).Json().GetProperty("granted").EnumerateArray().Select(item => item.GetString()).Skip(1));
}
