using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Regions;

/// <summary>What holds for visitors where they are (requirement K06).</summary>
[Category("K06")]
internal sealed class RegimeTests
{
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;
    private static readonly string[] Everything = [Vocabulary.Necessary, Vocabulary.Functionality, Vocabulary.Analytics, Vocabulary.Advertisement, RegionalSite.ExemptCookie];
    private static readonly (string, string) Signal = ("Sec-GPC", "1");

    [TestCase("US", true)]
    [TestCase("us", true)]
    [TestCase("JP", true)]
    [TestCase("NO", false)]
    [TestCase("BR", false)]
    [TestCase("XX", false)]
    [TestCase("T1", false)]
    [TestCase("US, NO", false)]
    [TestCase("", false)]
    public async Task Without_a_choice_everything_is_granted_only_where_the_site_says_so(string country, bool isGranted)
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.GetAsync("/", "", RegionalSite.From(country));

        Assert.That(answer.Kept, Is.EqualTo(isGranted ? Everything : [Vocabulary.Necessary]));
        Assert.That(answer.Body, Is.EqualTo(isGranted ? "Undecided All" : "Undecided Necessary"));
    }

    [Test]
    public async Task Nobody_knows_where_a_visitor_without_the_header_or_with_two_is()
    {
        await using var harness = await RegionalSite.StartAsync();

        Assert.That((await harness.GetAsync("/", "")).Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"), RegionalSite.From("US"))).Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
    }

    [Test]
    public async Task A_site_without_rules_reads_no_header()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => options.Regions.Rules.Clear());

        var answer = await harness.GetAsync("/", "", RegionalSite.From("US"));

        Assert.That((answer.Body, answer.Header("Vary")), Is.EqualTo(("Undecided Necessary", "Cookie, Sec-GPC")));
    }

    [Test]
    [Category("C01")]
    public async Task What_nobody_consented_to_is_kept_neither_in_a_cookie_nor_in_a_record()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.GetAsync("/", "", RegionalSite.From("US"), ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Kept, Does.Not.Contain("consent"));
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [TestCase("US")]
    [TestCase("JP")]
    [Category("E02")]
    public async Task An_objection_is_a_refusal_like_any_other_and_is_recorded_with_the_region(string country)
    {
        await using var harness = await RegionalSite.StartAsync();

        var refused = await harness.ChooseAsync("choice=reject-all", "", RegionalSite.From(country));
        var page = await harness.GetAsync("/", "consent=" + refused.Cookie("consent").Value, RegionalSite.From(country));

        Assert.That(page.Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
        var record = harness.Site.Store.Only;
        Assert.That((record.Action, record.Granted, record.Refused, record.Region), Is.EqualTo((ConsentAction.RejectAll, CookieCategories.None, Optional, country)));
    }

    [Test]
    [Category("P09")]
    [Category("E18")]
    public async Task What_a_visitor_objects_to_ends_even_where_the_rest_cannot_be_proved()
    {
        await using var harness = await RegionalSite.StartAsync();
        harness.Site.Store.Fault = new IOException("disk full");

        var answer = await harness.ChooseAsync("choice=save&category=analytics", "", RegionalSite.From("US"), ("Accept", "application/json"));
        var page = await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value, RegionalSite.From("US"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(page.Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
    }

    [Test]
    [Category("P09")]
    public async Task To_accept_what_is_on_already_needs_a_proof_all_the_same()
    {
        await using var harness = await RegionalSite.StartAsync();
        harness.Site.Store.Fault = new IOException("disk full");

        var answer = await harness.ChooseAsync("choice=accept-all", "", RegionalSite.From("US"));

        Assert.That((answer.Status, answer.Kept.Count), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 0)));
    }

    [Test]
    [Category("S02")]
    public async Task The_signal_is_an_objection_to_advertisement_and_nothing_is_stored()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.GetAsync("/", "", RegionalSite.From("US"), Signal, ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Kept, Is.EqualTo(Everything.Where(name => name != Vocabulary.Advertisement)));
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [Test]
    public async Task A_stored_choice_holds_wherever_the_visitor_is([Values("US", "NO")] string country, [Values(Visitor.Refused, Visitor.Partial)] Visitor visitor)
    {
        await using var harness = await RegionalSite.StartAsync();

        Assert.That((await harness.GetAsync("/", visitor, null, RegionalSite.From(country))).Kept, Is.EqualTo(visitor.Allowed().Concat(visitor == Visitor.Partial ? [RegionalSite.ExemptCookie] : [])));
    }

    [Test]
    [Category("E16")]
    public async Task A_page_that_differs_from_region_to_region_says_so_to_caches()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options =>
        {
            options.Regions.RegionHeader = "CF-Region-Code";
            options.DoNotTrack = true;
        });

        var answer = await harness.GetAsync("/", "", RegionalSite.From("US"));

        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("private", "Cookie, Sec-GPC,DNT,CF-IPCountry,CF-Region-Code")));
    }

    [Test]
    [Category("E16")]
    public async Task The_output_cache_keeps_one_page_for_each_rule()
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Options = RegionalSite.Configure,
                Host = builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => policy.VaryByCookieConsent())),
                Before = app => app.UseOutputCache(),
                Handler = async context =>
                {
                    var consent = context.GetCookieConsent();
                    await context.Response.WriteAsync($"{consent.Granted} {consent.IsServiceGranted(RegionalSite.Exempt)} {await RenderedTag.BannerAsync(context)}");
                },
            }
        );
        var first = await BodiesAsync();
        var again = await BodiesAsync();

        Assert.That(first, Is.Unique);
        Assert.That(again, Is.EqualTo(first));

        async Task<string[]> BodiesAsync()
        {
            var bodies = new List<string>();
            foreach (var country in new[] { "US", "JP", "GB", "NO" })
                bodies.Add((await harness.GetAsync("/", "", RegionalSite.From(country))).Body);
            return [.. bodies];
        }
    }

    [Test]
    public async Task The_region_in_a_country_comes_in_a_header_of_its_own()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options =>
        {
            options.Regions.RegionHeader = "CF-Region-Code";
            options.Regions.Rules["US"].Regime = ConsentRegime.None;
            options.Regions.Rules["US-CA"] = new();
        });

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"), ("CF-Region-Code", "TX"))).Kept, Is.EqualTo(Everything));
        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"), ("CF-Region-Code", "CA"))).Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"))).Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
    }

    [TestCase("US", "Undecided All")]
    [TestCase("us-ca", "Undecided All")]
    [TestCase("NO", "Undecided Necessary")]
    [TestCase("America", "Undecided Necessary")]
    [TestCase(null, "Undecided Necessary")]
    public async Task A_resolver_of_the_app_takes_the_place_of_the_header(string? answer, string body)
    {
        FixedResolver.Answer = answer;
        await using var harness = await RegionalSite.StartAsync(consent: consent => consent.AddRegionResolver<FixedResolver>());

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From(answer == "NO" ? "US" : "NO"))).Body, Is.EqualTo(body));
    }

    [Test]
    [Category("E18")]
    public async Task A_resolver_that_fails_grants_nothing_and_is_logged()
    {
        await using var harness = await RegionalSite.StartAsync(consent: consent => consent.AddRegionResolver<FailingResolver>());

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("US"))).Kept, Is.EqualTo(new[] { Vocabulary.Necessary }));
        Assert.That(harness.Site.Logs.WithId(19), Is.Not.Empty);
    }

    [Test]
    [Category("E18")]
    public async Task A_resolver_that_asks_for_the_decision_does_not_wait_for_itself()
    {
        await using var harness = await RegionalSite.StartAsync(consent: consent => consent.AddRegionResolver<AskingResolver>());

        Assert.That((await harness.GetAsync("/", "")).Body, Is.EqualTo("Undecided All"));
    }

    [Test]
    public async Task A_resolver_is_not_asked_about_who_has_decided()
    {
        await using var harness = await RegionalSite.StartAsync(consent: consent => consent.AddRegionResolver<FailingResolver>());

        await harness.GetAsync("/", Visitor.Partial);

        Assert.That(harness.Site.Logs.WithId(19), Is.Empty);
    }

    [Test]
    [Category("P01")]
    public async Task The_region_is_recorded_without_any_rule_too()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => options.Regions.Rules.Clear());

        await harness.ChooseAsync("choice=accept-all", "", RegionalSite.From("no"));

        Assert.That(harness.Site.Store.Only.Region, Is.EqualTo("NO"));
    }

    [Test]
    public async Task What_lapsed_is_open_again()
    {
        await using var before = await RegionalSite.StartAsync();
        await using var harness = await RegionalSite.StartAsync(configure: options => options.Cookies[CookieCategories.Advertisement].Add("more"));
        var cookie = before.ConsentCookie(CookieCategories.Advertisement);

        Assert.That((await harness.GetAsync("/", cookie, RegionalSite.From("US"))).Body, Is.EqualTo("Lapsed Necessary, Advertisement"));
        Assert.That((await harness.GetAsync("/", cookie, RegionalSite.From("NO"))).Body, Is.EqualTo("Lapsed Necessary"));
    }

    private sealed class FixedResolver : IVisitorRegionResolver
    {
        public static string? Answer { get; set; }

        public string? Resolve(HttpContext context) => Answer;
    }

    private sealed class FailingResolver : IVisitorRegionResolver
    {
        public string? Resolve(HttpContext context) => throw new InvalidOperationException("no database");
    }

    private sealed class AskingResolver : IVisitorRegionResolver
    {
        public string? Resolve(HttpContext context) => context.GetCookieConsent().Granted == CookieCategories.Necessary ? "US" : "NO";
    }
}
