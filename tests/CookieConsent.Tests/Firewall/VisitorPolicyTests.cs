using CookieConsent.Classification;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static CookieConsent.Tests.Firewall.GuardedSite;

namespace CookieConsent.Tests.Firewall;

/// <summary>The policy names the hosts of what the visitor has granted, and no other.</summary>
[Category("E14")]
internal sealed class VisitorPolicyTests
{
    [TestCase(Visitor.Undecided, new[] { Pay })]
    [TestCase(Visitor.Refused, new[] { Pay })]
    [TestCase(Visitor.Partial, new[] { Pay, Stats })]
    [TestCase(Visitor.Accepted, new[] { Pay, Maps, Stats, Ads })]
    public async Task Hosts_of_granted_services_are_open(Visitor visitor, string[] open)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var policy = (await harness.GetAsync(visitor: visitor)).Directives();

        Assert.Multiple(() =>
        {
            Assert.That(policy.OpenHosts("default-src"), Is.EqualTo(open));
            Assert.That(policy.OpenHosts("img-src"), Is.EqualTo(open), "a directive that is written inherits nothing");
            Assert.That(policy["object-src"], Is.EqualTo(new[] { "'none'" }), "what the site closes stays closed");
            Assert.That(policy["frame-ancestors"], Is.EqualTo(new[] { "'self'" }));
            Assert.That(policy["img-src"], Does.Contain("data:").And.Contain("'self'"));
        });
    }

    [Test]
    public async Task The_whole_policy_of_a_visitor_who_granted_statistics()
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var header = (await harness.GetAsync(visitor: Visitor.Partial)).Header(Header);

        const string hosts = "pay.example *.pay.example stats.example *.stats.example";
        const string sockets = "ws://pay.example ws://*.pay.example ws://stats.example ws://*.stats.example";
        Assert.That(
            header,
            Is.EqualTo(
                $"default-src 'self' {hosts}; img-src 'self' data: {hosts}; object-src 'none'; frame-ancestors 'self'; connect-src 'self' {hosts} {sockets}; report-uri /_cc/csp"
            )
        );
    }

    [Test]
    [Category("S02")]
    public async Task What_a_signal_refuses_is_closed_also_after_a_grant()
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var policy = (await harness.GetAsync("/", Visitor.Accepted, null, ("Sec-GPC", "1"))).Directives();

        Assert.That(policy.OpenHosts("default-src"), Is.EqualTo(new[] { Pay, Maps, Stats }));
    }

    [TestCase("GB", "", true)]
    [TestCase("NO", "", false)]
    [TestCase("GB", "accept-nothing", false)]
    [TestCase("US", "", true)]
    [Category("K05")]
    [Category("K06")]
    public async Task A_service_that_runs_without_consent_where_the_visitor_is_reaches_its_hosts_there(string country, string choice, bool isOpen)
    {
        await using var harness = await RequestHarness.StartAsync(With(RegionalSite.Configure));
        var cookie = choice.Length == 0 ? "" : harness.ConsentCookie(CookieCategories.None);

        var policy = (await harness.GetAsync("/", cookie, RegionalSite.From(country))).Directives();

        Assert.That(policy["default-src"].Contains("audience.example"), Is.EqualTo(isOpen));
        Assert.That(policy["default-src"].Contains(Ads), Is.EqualTo(country == "US"));
    }

    [Test]
    public async Task A_service_that_was_refused_alone_is_closed_though_its_category_is_granted()
    {
        await using var harness = await RequestHarness.StartAsync(With(options =>
        {
            options.Banner.ServiceChoice = true;
            Declare(options, "heat", CookieCategories.Analytics, "heat.example");
        }));
        var cookie = harness.ConsentCookieWithout(CookieCategories.All & ~CookieCategories.Necessary, "stats");

        var policy = (await harness.GetAsync("/", cookie)).Directives();

        Assert.That(policy.OpenHosts("default-src"), Is.EqualTo(new[] { Pay, Maps, Ads }));
        Assert.That(policy["default-src"], Does.Contain("heat.example"));
    }

    [Test]
    public async Task A_choice_made_in_the_request_counts_for_its_page()
    {
        await using var harness = await RequestHarness.StartAsync(With(page: async context =>
        {
            await context.GetCookieConsent().WithdrawAsync();
            await PageAsync(context);
        }));

        Assert.That((await harness.GetAsync(visitor: Visitor.Accepted)).Directives().OpenHosts("default-src"), Is.EqualTo(new[] { Pay }));
    }

    [Test]
    public async Task A_host_of_two_services_is_open_where_one_is_granted()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => Declare(options, "more-ads", CookieCategories.Advertisement, Stats)));

        Assert.That((await harness.GetAsync(visitor: Visitor.Partial)).Directives()["default-src"], Does.Contain(Stats));
    }

    [Test]
    public async Task Subdomains_stay_closed_where_one_belongs_to_a_service_that_is_not_granted([Values] bool isGranted)
    {
        await using var harness = await RequestHarness.StartAsync(With(options => Declare(options, "tracker", CookieCategories.Advertisement, "track.stats.example")));

        var policy = (await harness.GetAsync(visitor: isGranted ? Visitor.Accepted : Visitor.Partial)).Directives();

        Assert.That(policy["default-src"], Does.Contain(Stats));
        Assert.That(policy["default-src"], isGranted ? Does.Contain("*." + Stats) : Does.Not.Contain("*." + Stats));
        Assert.That(policy["default-src"], Does.Not.Contain("track.stats.example"), "it is closed, or open already");
    }

    [Test]
    public async Task A_service_of_the_catalogue_that_nobody_declared_stays_closed()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.UndeclaredServices = CookieHandling.Allow));

        Assert.That((await harness.GetAsync(visitor: Visitor.Accepted)).Header(Header), Does.Not.Contain("google"));
    }

    [TestCase("localhost:5001", "localhost:5001 *.localhost:5001")]
    [TestCase("127.0.0.1:*", "127.0.0.1:*")]
    [TestCase("Bücher.example", "xn--bcher-kva.example *.xn--bcher-kva.example")]
    public async Task Hosts_stand_in_the_policy_as_browsers_read_them(string host, string sources)
    {
        await using var harness = await RequestHarness.StartAsync(With(options =>
        {
            options.Services.Clear();
            Declare(options, "other", CookieCategories.Analytics, host);
        }));

        Assert.That((await harness.GetAsync(visitor: Visitor.Accepted)).Directives()["default-src"], Is.EqualTo(sources.Split(' ').Prepend("'self'")));
    }

    [Test]
    public async Task A_default_of_nothing_gives_way_to_what_is_granted()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.Firewall.Policy = "default-src 'none'; connect-src 'none'; script-src"));

        var policy = (await harness.GetAsync(visitor: Visitor.Partial)).Directives();

        Assert.That(policy["default-src"], Is.EqualTo(new[] { Pay, "*." + Pay, Stats, "*." + Stats }));
        Assert.That((policy["connect-src"], policy["script-src"]), Is.EqualTo((new[] { "'none'" }, Array.Empty<string>())));
    }

    [Test]
    public async Task The_same_set_of_services_is_the_same_text_and_what_cookies_invent_is_not_kept()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.Banner.ServiceChoice = true));
        var configuration = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current;
        var policies = configuration.Firewall!;

        var first = policies.For(Decision(configuration, ServiceCode.Of("stats")));
        Assert.That(policies.For(Decision(configuration, ServiceCode.Of("stats"))).Text("", null, isSecure: false), Is.SameAs(first.Text("", null, isSecure: false)));
        for (var i = 0; i < 1000; i++)
            policies.For(Decision(configuration, ServiceCode.Of("stats"), ServiceCode.Of($"invented {i}")));
        Assert.That(policies.KeptSets, Is.EqualTo(1));
    }

    [Test]
    public async Task Policies_are_kept_for_so_many_sets_and_right_beyond()
    {
        const int services = 12;
        await using var harness = await RequestHarness.StartAsync(With(options =>
        {
            for (var i = 0; i < services; i++)
                Declare(options, $"s{i}", CookieCategories.Analytics, $"s{i}.example");
        }));
        var configuration = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current;

        for (var set = 1; set < 600; set++)
        {
            var refused = Enumerable.Range(0, services).Where(i => (set >> i & 1) == 1).ToArray();
            var sources = Parse(configuration.Firewall!.For(Decision(configuration, [.. refused.Select(i => ServiceCode.Of($"s{i}"))])).Text("", null, isSecure: false))["default-src"];
            Assert.That(Enumerable.Range(0, services).Where(i => !sources.Contains($"s{i}.example")), Is.EqualTo(refused));
        }
        Assert.That(configuration.Firewall!.KeptSets, Is.EqualTo(256));
    }

    private static CookieConsent.Decision.ConsentDecision Decision(ConsentConfiguration configuration, params IEnumerable<string> refused)
    {
        var granted = CookieCategories.All & ~CookieCategories.Necessary;
        var stored = new CookieConsent.Decision.ConsentCookieValue(20_000, granted, false, configuration.Scope, "AZq0Pn_zfAeTlL6o8ZpXYA", string.Concat(refused.Order(StringComparer.Ordinal)));
        return CookieConsent.Decision.ConsentDecision.From(stored, configuration.Scope, 20_000, TimeSpan.FromDays(182));
    }
}
