using System.Net;
using CookieConsent.Tests.Diagnostics;

namespace CookieConsent.Tests.Enforcement;

internal sealed class ReportOnlyTests
{
    private static readonly string[] Lines = ["basket=1", "stat_id=1; Path=/", "promo=1", "zz_unknown=1", "nameless"];
    private Site _site = null!;
    private RequestHarness _harness = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _site = new()
        {
            Options = options => options.Mode = ConsentMode.ReportOnly,
            Handler = context =>
            {
                context.Response.Headers.SetCookie = Lines;
                context.Response.Headers.CacheControl = "public";
                _site.Time.Fault = context.Request.Path == "/clock-fails" ? new InvalidOperationException("The clock stopped.") : null;
                return context.Response.WriteAsync(context.Request.Headers.Cookie + string.Concat(context.Request.Cookies.Keys.Order().Select(name => "|" + name)));
            },
        };
        _harness = await RequestHarness.StartAsync(_site);
    }

    [TearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public async Task Nothing_that_a_visitor_sees_changes()
    {
        var answer = await _harness.GetAsync("/", Visitor.Refused, "stat_id=1; promo=2", ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Lines, Is.EqualTo(Lines));
        Assert.That(answer.Body, Does.Contain("; stat_id=1; promo=2|consent|promo|stat_id"));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("public"));
    }

    [Test]
    public async Task The_log_says_what_would_happen()
    {
        await _harness.GetAsync();

        Assert.That(_site.Logs.WithId(14).Select(entry => entry.Values["Cookie"]), Is.EquivalentTo(new[] { "stat_id", "promo" }));
        Assert.That(_site.Logs.WithId(10).Select(entry => entry.Values["Cookie"]), Is.EqualTo(new[] { "zz_unknown" }));
    }

    [Test]
    public async Task The_inventory_marks_what_would_happen()
    {
        await _harness.GetAsync("/", Visitor.Undecided, "stat_id=1; basket=1; zz_unknown=1");

        var cookie = _harness.Cookie("stat_id");
        Assert.That((cookie.Requests, cookie.Sent, cookie.Hidden, cookie.Dropped), Is.EqualTo((1, 1, 0, 0)));
        Assert.That((cookie.WouldBeHidden, cookie.WouldBeDropped), Is.EqualTo((1, 1)));
        Assert.That((_harness.Cookie("basket").WouldBeHidden, _harness.Cookie("basket").WouldBeDropped), Is.EqualTo((0, 0)));
        Assert.That((_harness.Cookie("zz_unknown").WouldBeHidden, _harness.Cookie("zz_unknown").WouldBeDropped), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_visitor_without_a_consent_cookie_lacks_nothing()
    {
        var answer = await _harness.GetAsync("/", Visitor.Undecided, "stat_id=1; promo=2", ("Sec-Fetch-Mode", "navigate"), ("Sec-GPC", "1"));

        Assert.That(answer.Lines, Is.EqualTo(Lines));
        Assert.That(answer.Body, Is.EqualTo("stat_id=1; promo=2|promo|stat_id"));
        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("public", (string?)null)));
    }

    [Test]
    [Category("E18")]
    public async Task A_filter_that_fails_drops_nothing_either()
    {
        var answer = await _harness.GetAsync("/clock-fails");

        Assert.That(answer.Lines, Is.EqualTo(Lines));
        Assert.That(_site.Logs.WithId(21), Has.Count.EqualTo(1));
    }

    [TestCase("/_cc")]
    [TestCase("/_cc/state")]
    public async Task The_endpoints_are_there_all_the_same(string path)
    {
        var answer = await _harness.GetAsync(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task Everything_is_granted() =>
        Assert.That((await _harness.GetAsync("/_cc/state")).Json().GetProperty("granted").GetArrayLength(), Is.EqualTo(4));

    [Test]
    public async Task A_choice_is_answered_and_kept_nowhere()
    {
        var answer = await _harness.ChooseAsync("choice=reject-all");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Lines, Is.Empty);
        Assert.That(_site.Store.Records, Is.Empty);
    }
}
