using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

[Category("E03")]
internal sealed class RequestHidingTests
{
    private const string All = "basket=1; lang=2; stat_id=3; promo=4; zz_unknown=5";

    [TestCase(Visitor.Undecided, "basket=1; zz_unknown=5")]
    [TestCase(Visitor.Refused, "basket=1; zz_unknown=5")]
    [TestCase(Visitor.Partial, "basket=1; stat_id=3; zz_unknown=5")]
    [TestCase(Visitor.Accepted, All)]
    public async Task The_app_sees_what_is_granted_and_what_nobody_knows(Visitor visitor, string visible)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = context => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString()) });

        var answer = await harness.GetAsync("/", visitor, All);

        Assert.That(answer.Body, visitor == Visitor.Undecided ? Is.EqualTo(visible) : Does.EndWith("; " + visible));
    }

    [Test]
    public async Task The_parsed_cookies_follow_the_header()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Before = app => app.Use((context, next) => context.Request.Cookies.Count > 0 ? next(context) : Task.CompletedTask),
            Handler = context => context.Response.WriteAsync(string.Join(' ', context.Request.Cookies.Keys)),
        });

        Assert.That((await harness.GetAsync("/", Visitor.Undecided, All)).Body, Is.EqualTo("basket zz_unknown"));
    }

    [TestCase("STAT_ID=1; a=2", "a=2")]
    [TestCase("a=1;stat_id=2;b=3", "a=1;b=3")]
    [TestCase("stat_id=1", "")]
    [TestCase("stat_id=1; promo=2", "")]
    [TestCase("a=1; stat_id=2", "a=1")]
    [TestCase(" stat_id =1; a=2", "a=2")]
    [TestCase("a=1; stat_id={\"x\":1}; b=2", "a=1; b=2")]
    [TestCase("a=1; stat_id", "a=1; stat_id")]
    [TestCase("stat_idx=1; xstat_id=2", "stat_idx=1; xstat_id=2")]
    [TestCase("a=stat_id=1", "a=stat_id=1")]
    [TestCase("stat_id=1; a=1; stat_id=2", "a=1")]
    [TestCase("%73tat_id=1", "%73tat_id=1")]
    [TestCase("a=1;", "a=1;")]
    [TestCase("a=1;  _ga_ABC123=2;\t_ga_DEF456=3; b=4", "a=1; b=4", TestName = "A_family_is_hidden_behind_any_white_space")]
    public async Task A_known_cookie_is_hidden_in_any_case_and_the_others_stay_as_they_are(string sent, string seen)
    {
        var answer = await RequestHarness.RunAsync(
            null,
            request => request.Headers.TryAddWithoutValidation("Cookie", sent),
            context => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString())
        );

        Assert.That(answer.Body, Is.EqualTo(seen));
    }

    [Test]
    public async Task Several_cookie_lines_are_all_looked_at()
    {
        string? seen = null;
        await using var harness = await KestrelHarness.StartAsync(new()
        {
            Handler = context =>
            {
                seen = string.Join('|', context.Request.Headers.Cookie.ToArray());
                return Task.CompletedTask;
            },
        });

        await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: stat_id=1", "Cookie: a=1; promo=2", "Cookie: b=2");

        Assert.That(seen, Is.EqualTo("a=1|b=2"));
    }

    [Test]
    public async Task The_bare_star_hides_nothing()
    {
        var answer = await RequestHarness.RunAsync(
            options => options.Cookies[CookieCategories.Functionality].Add("*"),
            request => request.Headers.Add("Cookie", "zz_unknown=1"),
            context => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString())
        );

        Assert.That(answer.Body, Is.EqualTo("zz_unknown=1"));
    }

    [Test]
    public async Task The_header_is_put_back_when_the_response_has_completed()
    {
        var completed = new TaskCompletionSource<string>();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Before = app => app.Use((context, next) =>
            {
                context.Response.OnCompleted(() =>
                {
                    completed.SetResult(context.Request.Headers.Cookie.ToString());
                    return Task.CompletedTask;
                });
                return next(context);
            }),
        });

        await harness.GetAsync("/", Visitor.Undecided, All);

        Assert.That(await completed.Task, Is.EqualTo(All));
    }

    [Test]
    public async Task A_choice_made_by_the_app_changes_what_it_sees()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = async context =>
            {
                await context.GetCookieConsent().SetAsync(CookieCategories.Analytics);
                var granted = context.Request.Headers.Cookie.ToString();
                await context.GetCookieConsent().WithdrawAsync();
                await context.Response.WriteAsync(granted + "|" + context.Request.Headers.Cookie);
            },
        });

        Assert.That((await harness.GetAsync("/", "stat_id=1; promo=2; a=3")).Body, Is.EqualTo("stat_id=1; a=3|a=3"));
    }
}
