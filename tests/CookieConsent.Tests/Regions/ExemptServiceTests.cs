using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Regions;

/// <summary>A service that the law of the visitor's region exempts from consent: on with a notice until the visitor objects.</summary>
[Category("K05")]
internal sealed class ExemptServiceTests
{
    private const string Tag = "src=\"https://audience.example/a.js\"";
    private static readonly string[] OnlyExempt = [Vocabulary.Necessary, RegionalSite.ExemptCookie];
    private static readonly string[] Nothing = [Vocabulary.Necessary];

    [TestCase("GB", true)]
    [TestCase("FR", false)]
    [TestCase("NO", false)]
    [TestCase("XX", false)]
    public async Task Its_cookies_pass_before_a_choice_where_the_region_exempts_it_and_no_other_does(string country, bool isOn)
    {
        await using var harness = await RegionalSite.StartAsync();

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From(country))).Kept, Is.EqualTo(isOn ? OnlyExempt : Nothing));
    }

    [Test]
    [Category("K04")]
    public async Task Without_the_declaration_functionality_and_analytics_wait_for_consent()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => options.Services[RegionalSite.Exempt].Exempt = null);

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"))).Kept, Is.EqualTo(Nothing));
    }

    [Test]
    [Category("K04")]
    public async Task Settings_that_the_visitor_chose_pass_where_functionality_is_exempt()
    {
        await using var harness = await RegionalSite.StartAsync(
            context =>
            {
                context.Response.Headers.SetCookie = new[] { "currency=NOK", "lang=nb", "au_1=1" };
                return Task.CompletedTask;
            },
            options =>
            {
                options.Regions.Rules["GB"].Exemptions[0] = CookieCategories.Functionality;
                Services.Add(options, "choices", CookieCategories.Functionality, "currency");
                options.Services["choices"].Exempt = new() { ChosenByVisitor = true };
            }
        );

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"))).Kept, Is.EqualTo(new[] { "currency" }));
    }

    [TestCase("choice=reject-all")]
    [TestCase("choice=save&category=functionality")]
    [Category("E02")]
    public async Task A_refusal_is_an_objection(string form)
    {
        await using var harness = await RegionalSite.StartAsync();

        var refused = await harness.ChooseAsync(form, "", RegionalSite.From("GB"));

        Assert.That((await harness.GetAsync("/", "consent=" + refused.Cookie("consent").Value, RegionalSite.From("GB"))).Kept, Does.Not.Contain(RegionalSite.ExemptCookie));
    }

    [Test]
    [Category("P09")]
    public async Task An_objection_holds_where_the_rest_of_the_choice_cannot_be_proved()
    {
        await using var harness = await RegionalSite.StartAsync();
        harness.Site.Store.Fault = new IOException("disk full");

        var answer = await harness.ChooseAsync("choice=save&category=functionality", "", RegionalSite.From("GB"));

        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value, RegionalSite.From("GB"))).Kept, Is.EqualTo(Nothing));
    }

    [Test]
    [Category("E03")]
    public async Task The_app_sees_its_cookies_until_then()
    {
        await using var harness = await RegionalSite.StartAsync(context => context.Response.WriteAsync(string.Join(' ', context.Request.Cookies.Keys)));

        Assert.That((await harness.GetAsync("/", "au_1=1; stat_id=1", RegionalSite.From("GB"))).Body, Is.EqualTo("au_1"));
        Assert.That((await harness.GetAsync("/", Visitor.Refused, "au_1=1; stat_id=1", RegionalSite.From("GB"))).Body, Does.Not.Contain("au_1"));
    }

    [Test]
    public async Task A_signal_that_refuses_analytics_is_an_objection()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => options.GlobalPrivacyControl = GlobalPrivacyControlHandling.RefuseAdvertisementAndAnalytics);

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"), ("Sec-GPC", "1"))).Kept, Is.EqualTo(Nothing));
    }

    [TestCase("AU_1")]
    public async Task A_name_that_differs_in_case_is_not_exempt(string name)
    {
        await using var harness = await RegionalSite.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = name + "=1";
            return Task.CompletedTask;
        });

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"))).Kept, Is.Empty);
    }

    [Test]
    public async Task A_cookie_that_another_service_declares_too_is_not_exempt()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => Services.Add(options, "zz-other", CookieCategories.Analytics, "au_*"));

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"))).Kept, Is.EqualTo(Nothing));
    }

    [Test]
    public async Task Granted_is_only_what_was_granted_and_the_service_may_run()
    {
        await using var harness = await RegionalSite.StartAsync(context =>
        {
            var consent = context.GetCookieConsent();
            return context.Response.WriteAsync($"{consent.Granted} {consent.IsServiceGranted(RegionalSite.Exempt)}");
        });

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("GB"))).Body, Is.EqualTo("Necessary True"));
        Assert.That((await harness.GetAsync("/", Visitor.Refused, null, RegionalSite.From("GB"))).Body, Is.EqualTo("Necessary False"));
        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("NO"))).Body, Is.EqualTo("Necessary False"));
    }

    [TestCase("GB", Visitor.Undecided, false)]
    [TestCase("GB", Visitor.Refused, true)]
    [TestCase("NO", Visitor.Undecided, true)]
    [Category("E14")]
    public async Task Its_tags_are_held_like_its_cookies(string country, Visitor visitor, bool isHeld)
    {
        await using var harness = await RegionalSite.StartAsync(TagPage.Of(("script", Tag, "")));

        var page = (await harness.GetAsync("/", visitor, null, RegionalSite.From(country))).Parse();

        Assert.That(page.QuerySelectorAll("template"), Has.Length.EqualTo(isHeld ? 1 : 0));
        Assert.That(page.QuerySelectorAll("script[src^='https://audience.example']"), Has.Length.EqualTo(isHeld ? 0 : 1));
        if (!isHeld)
            Assert.That(page.QuerySelectorAll($"script[data-ccx-live=analytics][data-ccx-service={RegionalSite.Exempt}], script[src*='/held.']"), Has.Length.EqualTo(2));
    }

    [TestCase("GB", true)]
    [TestCase("NO", false)]
    public async Task Visitors_are_told_in_banner_and_settings_and_how_to_object(string country, bool isTold)
    {
        await using var harness = await RegionalSite.StartAsync(TagPage.Of(("consent-banner", "", "")));

        foreach (var path in new[] { "/", "/_cc" })
        {
            var page = (await harness.GetAsync(path, "", RegionalSite.From(country))).Parse();
            var notices = page.QuerySelectorAll(path == "/" ? "[data-ccx-banner] [data-ccx-exempt], [data-ccx-dialog] [data-ccx-exempt]" : "[data-ccx-exempt]");
            Assert.That(notices, Has.Length.EqualTo(isTold ? path == "/" ? 2 : 1 : 0));
            Assert.That(notices.Select(notice => notice.TextContent), Is.All.Contain("The audience").And.All.Contain("Reject all"));
            Assert.That(page.QuerySelectorAll("[name=category][checked]"), Is.Empty);
        }
    }

    [Test]
    public async Task The_notice_is_part_of_the_proof()
    {
        await using var harness = await RegionalSite.StartAsync();
        var page = (await harness.GetAsync("/_cc", "", RegionalSite.From("GB"))).Parse();
        var shown = ((IHtmlInputElement)page.QuerySelector("[name=shown]")!).Value;

        await harness.ChooseAsync("choice=accept-all&shown=" + shown, "", RegionalSite.From("GB"));

        Assert.That(harness.Site.Store.Only.Notice!.Html, Does.Contain("data-ccx-exempt"));
    }

    [Test]
    public async Task Script_learns_which_services_run()
    {
        await using var harness = await RegionalSite.StartAsync();

        Assert.That((await harness.GetAsync("/_cc/state", "", RegionalSite.From("GB"))).Body, Is.EqualTo("""{"status":"undecided","granted":["necessary"],"exempt":["audience"],"globalPrivacyControl":false}"""));
        Assert.That((await harness.GetAsync("/_cc/state", "", RegionalSite.From("NO"))).Body, Is.EqualTo("""{"status":"undecided","granted":["necessary"],"globalPrivacyControl":false}"""));
    }

    [Test]
    [Category("E16")]
    public async Task On_a_page_for_everyone_the_visitors_own_sheet_shows_the_notice()
    {
        await using var harness = await RegionalSite.StartAsync(TagPage.Of(("consent-banner", "", "")), options => options.Banner.CacheSafe = true);

        Assert.That((await harness.GetAsync("/", "", RegionalSite.From("NO"))).Parse().QuerySelectorAll("div.ccx-exempt-analytics[hidden] [data-ccx-exempt]"), Has.Length.EqualTo(2));
        Assert.That((await harness.GetAsync("/_cc/state.css", "", RegionalSite.From("GB"))).Body, Does.Contain("div.ccx-exempt-analytics"));
        Assert.That((await harness.GetAsync("/_cc/state.css", "", RegionalSite.From("NO"))).Body, Does.Not.Contain("div.ccx-exempt-analytics"));
    }
}
