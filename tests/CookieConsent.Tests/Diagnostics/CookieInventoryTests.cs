using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Diagnostics;

[Category("E04")]
internal sealed class CookieInventoryTests
{
    private const string Secret = "s3cr3t-v4lu3";

    [TestCase("stat_id", CookieCategories.Analytics, CookieReason.SiteRule, null, "stat_id")]
    [TestCase(".AspNetCore.Session", CookieCategories.Necessary, CookieReason.Framework, null, ".AspNetCore.Session")]
    [TestCase("_ga_ABC", CookieCategories.Analytics, CookieReason.Catalogue, "google-analytics", "_ga_*")]
    [TestCase("zz", CookieCategories.None, CookieReason.Unknown, null, null)]
    [TestCase("wild_1", CookieCategories.Functionality, CookieReason.SiteRule, null, "wild_*")]
    public async Task Every_name_has_its_category_and_the_reason(string name, CookieCategories category, CookieReason reason, string? service, string? pattern)
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets(options => options.Cookies[CookieCategories.Functionality].Add("wild_*"), name + "=1"));

        await harness.GetAsync();

        var cookie = harness.Cookie(name);
        Assert.That((cookie.Category, cookie.Reason, cookie.ServiceId, cookie.Pattern), Is.EqualTo((category, reason, service, pattern)));
    }

    [Test]
    public async Task What_code_declares_essential_says_so()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Cookies.Append("zz", "1", new CookieOptions { IsEssential = true });
                return Task.CompletedTask;
            },
        });

        await harness.GetAsync();

        Assert.That((harness.Cookie("zz").Category, harness.Cookie("zz").Reason), Is.EqualTo((CookieCategories.Necessary, CookieReason.DeclaredInCode)));
    }

    [Test]
    public async Task The_bare_star_of_the_site_says_so()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets(options => options.Cookies[CookieCategories.Advertisement].Add("*"), "zz=1"));

        await harness.GetAsync();

        Assert.That((harness.Cookie("zz").Category, harness.Cookie("zz").Reason), Is.EqualTo((CookieCategories.Advertisement, CookieReason.SiteDefault)));
    }

    [Test]
    public async Task What_happens_to_a_name_is_counted()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets("stat_id=1", "promo=; Max-Age=0"));

        await harness.GetAsync("/", Visitor.Undecided, "stat_id=1; zz=1");
        await harness.GetAsync("/", Visitor.Accepted, "stat_id=1");
        await harness.GetAsync("/", Visitor.Refused, "stat_id=1", ("Sec-Fetch-Mode", "navigate"));

        var cookie = harness.Cookie("stat_id");
        Assert.That((cookie.Requests, cookie.Hidden, cookie.Sent, cookie.Dropped, cookie.Deleted), Is.EqualTo((3, 2, 1, 2, 1)));
        Assert.That(harness.Cookie("promo").Deleted, Is.EqualTo(3));
        Assert.That((harness.Cookie("zz").Requests, harness.Cookie("zz").Hidden), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task First_and_last_time_are_kept()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets("stat_id=1"));

        await harness.GetAsync();
        harness.Site.Time.Advance(TimeSpan.FromHours(3));
        await harness.GetAsync("/", Visitor.Undecided, "zz=1");
        harness.Site.Time.Advance(TimeSpan.FromHours(1));
        await harness.GetAsync("/", Visitor.Undecided, "zz=1");

        Assert.That((harness.Cookie("stat_id").FirstSeen, harness.Cookie("stat_id").LastSeen), Is.EqualTo((FakeTimeProvider.Start, FakeTimeProvider.Start.AddHours(4))));
        Assert.That((harness.Cookie("zz").FirstSeen, harness.Cookie("zz").LastSeen), Is.EqualTo((FakeTimeProvider.Start.AddHours(3), FakeTimeProvider.Start.AddHours(4))));
    }

    [TestCase("/products/7?campaign=x", "/products/{id}")]
    [TestCase("/elsewhere?email=a@b.example", "/elsewhere")]
    public async Task The_place_is_the_route_else_the_path_without_query(string path, string expected)
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            IsWholeHost = true,
            After = app => app.MapGet("products/{id}", WriteAsync),
            Before = app => app.Use(next => context => context.Request.Path.StartsWithSegments("/elsewhere") ? WriteAsync(context) : next(context)),
        });

        await harness.GetAsync(path);

        Assert.That(harness.Cookie("stat_id").LastSetAt, Is.EqualTo(expected));

        static Task WriteAsync(HttpContext context)
        {
            context.Response.Headers.SetCookie = "stat_id=1";
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task A_long_path_is_cut()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets("stat_id=1"));

        await harness.GetAsync("/" + new string('p', 5000));

        Assert.That(harness.Cookie("stat_id").LastSetAt, Has.Length.EqualTo(201));
    }

    [Test]
    public async Task Attributes_are_those_last_set_and_never_the_value()
    {
        var line = $"stat_id={Secret}; Domain=.Example.com; Path=/shop; Max-Age=3600; Secure; HttpOnly; SameSite=lax";
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.SetCookie = line;
                return Task.CompletedTask;
            },
        });

        await harness.GetAsync();
        var first = harness.Cookie("stat_id");
        line = $"stat_id={Secret}; Secure; Partitioned";
        await harness.GetAsync();
        var second = harness.Cookie("stat_id");

        Assert.That(
            first.Attributes,
            Is.EqualTo(new ObservedCookieAttributes { Domain = "example.com", Path = "/shop", Lifetime = TimeSpan.FromHours(1), IsSecure = true, IsHttpOnly = true, SameSite = "Lax" })
        );
        Assert.That(second.Attributes, Is.EqualTo(new ObservedCookieAttributes { IsSecure = true, IsPartitioned = true }));
        Assert.That(System.Text.Json.JsonSerializer.Serialize(new[] { first, second }), Does.Not.Contain(Secret));
    }

    [Test]
    public async Task The_consent_cookie_is_listed_too()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets());

        await harness.ChooseAsync("choice=accept-all");

        var cookie = harness.Cookie("consent");
        Assert.That((cookie.Sent, cookie.Reason, cookie.Attributes!.Lifetime), Is.EqualTo((1, CookieReason.Framework, TimeSpan.FromDays(182))));
    }

    [Test]
    public async Task Of_visitors_who_granted_everything_one_request_in_sixteen_is_looked_at()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets());

        for (var i = 0; i < 16; i++)
            await harness.GetAsync("/", Visitor.Accepted, "stat_id=1");
        Assert.That(harness.Cookie("stat_id").Requests, Is.EqualTo(1));

        await harness.GetAsync("/", Visitor.Accepted, "stat_id=1");
        Assert.That(harness.Cookie("stat_id").Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_requests_with_very_many_cookies_one_in_sixteen_is_looked_at()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets());
        var others = "; much=" + new string('v', 4096);

        for (var i = 0; i < 16; i++)
            await harness.GetAsync("/", Visitor.Undecided, "zz=1" + others);
        Assert.That(harness.Cookie("zz").Requests, Is.EqualTo(1));

        await harness.GetAsync("/", Visitor.Undecided, "zz=1" + others);
        await harness.GetAsync("/", Visitor.Undecided, "zz=1");
        Assert.That(harness.Cookie("zz").Requests, Is.EqualTo(3));
    }

    [Test]
    public async Task An_endpoint_without_cookie_consent_is_not_looked_at()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            IsWholeHost = true,
            After = app => app.MapGet("admin", context => context.Response.WriteAsync("x")).WithoutCookieConsent(),
        });

        await harness.GetAsync("/admin", Visitor.Undecided, "zz=1");

        Assert.That(harness.Names(), Is.Empty);
    }

    [Test]
    public async Task A_reload_is_followed_at_once()
    {
        var settings = new ReloadableSettings();
        await using var harness = await RequestHarness.StartAsync(new() { Settings = settings, Handler = static _ => Task.CompletedTask });
        await harness.GetAsync("/", Visitor.Undecided, "late=1");

        settings.Change(("Cookies:Analytics:0", "late"));

        Assert.That((harness.Cookie("late").Category, harness.Cookie("late").Fix), Is.EqualTo((CookieCategories.Analytics, (string?)null)));
    }

    [Test]
    public async Task What_is_open_comes_with_the_line_that_settles_it()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets("zz_visit_log=1", "_ga=1", "stat_id=1"));

        await harness.GetAsync();

        Assert.That(harness.Cookie("zz_visit_log").Fix, Does.Contain("[ \"zz_visit_log\" ]"));
        Assert.That(harness.Cookie("zz_visit_log").Suggestion, Does.StartWith("Perhaps Analytics").And.Contain("'visit'"));
        Assert.That((harness.Cookie("_ga").Fix, harness.Cookie("_ga").Suggestion), Is.EqualTo(("\"CookieConsent\": { \"Services\": { \"google-analytics\": {} } }", (string?)null)));
        Assert.That((harness.Cookie("stat_id").Fix, harness.Cookie("stat_id").Suggestion), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Names_are_fit_for_a_report()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets());

        await harness.GetAsync("/", Visitor.Undecided, "a\u0001b\u202Ec=1");

        Assert.That(harness.Names(), Is.EqualTo(new[] { "a\\u0001b\\u202ec" }));
    }
}
