using System.Net;

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
                return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
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
        Assert.That(answer.Body, Does.EndWith("; stat_id=1; promo=2"));
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
