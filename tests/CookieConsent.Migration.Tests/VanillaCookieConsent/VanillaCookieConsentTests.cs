extern alias VanillaCookieConsentAfter;
extern alias VanillaCookieConsentBefore;
using System.Net;

namespace CookieConsent.Migration.Tests.VanillaCookieConsent;

/// <summary>The markup, services and cookie of vanilla-cookieconsent.</summary>
internal sealed class VanillaCookieConsentTests : MigrationContract<VanillaCookieConsentBefore::Program, VanillaCookieConsentAfter::Program>
{
    protected override string[] Paths => ["/", "/home/product/1"];

    protected override (string Name, string Value) OldConsent =>
        ("cc_cookie", Uri.EscapeDataString("""{"categories":["necessary","analytics","marketing"],"revision":0,"data":null}"""));

    protected override string OldRefusal => Uri.EscapeDataString("""{"categories":["necessary"],"revision":0,"data":null}""");

    protected override string[] SetBeforeConsent => ["ab_variant"];

    protected override IReadOnlyDictionary<CookieCategories, string[]> Cookies { get; } =
        new Dictionary<CookieCategories, string[]> { [CookieCategories.Analytics] = ["ab_variant"], [CookieCategories.Advertisement] = ["viewed"] };

    [Test]
    public async Task A_service_that_is_refused_alone_does_not_start()
    {
        using var visitor = After.NewVisitor();
        await visitor.PostAsync("/_cc", ("choice", "save"), ("category", "analytics"), ("service", "heatmap"), ("service", "front-page"));

        var page = (await visitor.GetAsync("/")).Document;

        Assert.That(page.QuerySelectorAll("script[src='/js/heatmap.js']"), Has.Length.EqualTo(1));
        Assert.That(page.Scripts.Where(script => script.Source is "/js/statistics.js" || script.Text.Contains("statistics", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_tag_that_is_granted_is_what_the_old_script_would_have_made_of_it()
    {
        using var visitor = After.NewVisitor();
        await visitor.PostAsync("/_cc", ("choice", "accept-all"));

        var page = (await visitor.GetAsync("/")).Document;

        Assert.That(page.QuerySelectorAll("script[type='text/plain'], [data-category], [data-service], [data-src]"), Is.Empty);
        Assert.That(page.QuerySelector("script[src='/js/advertising.js']")!.GetAttribute("type"), Is.EqualTo("module"));
    }

    [Test]
    [Category("C06")]
    public async Task A_broken_cookie_of_the_old_script_was_an_exception_and_means_nothing_now()
    {
        using var before = Before.NewVisitor();
        using var after = After.NewVisitor();
        before.Keep("cc_cookie", "{");
        after.Keep("cc_cookie", "{");

        Assert.That((await before.GetAsync("/home/product/1")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That((await after.GetAsync("/home/product/1")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_old_cookie_is_deleted_where_the_old_script_has_put_it()
    {
        using var visitor = After.NewVisitor();
        visitor.Keep(OldConsent.Name, OldConsent.Value);

        var reply = await visitor.GetAsync("/");

        Assert.That(reply.Cookies.Where(cookie => cookie.IsDeletion).Select(cookie => (cookie.Name, cookie.Attribute("Domain"))), Is.EquivalentTo(new[] { ("cc_cookie", null), ("cc_cookie", "localhost") }));
    }
}
