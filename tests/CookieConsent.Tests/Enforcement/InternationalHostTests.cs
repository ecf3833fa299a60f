using System.Net;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A site under an international name: <c>Request.Host</c> shows its letters, every header has its ASCII form.</summary>
internal sealed class InternationalHostTests
{
    private const string Host = "http://shop.xn--bcher-kva.example";
    private const string Form = "application/x-www-form-urlencoded";

    [Test]
    [Category("E12")]
    public async Task Cookies_are_deleted_on_the_name_that_goes_over_the_wire()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync(Host + "/", Visitor.Refused, "stat_id=1", ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Removals.Select(line => line["Domain"]), Is.EqualTo(new[] { null, "shop.xn--bcher-kva.example", "xn--bcher-kva.example" }));
    }

    [Test]
    [Category("C06")]
    public async Task A_refusal_is_kept_where_there_are_twins_to_delete()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.PostAsync(Host + "/_cc", "choice=reject-all", Form, "consent=old; consent=older");

        Assert.That(answer.Kept, Is.EqualTo(new[] { "consent" }));
        Assert.That(answer.Lines, Has.All.Matches<string>(line => System.Text.Ascii.IsValid(line)));
    }

    [TestCase(Host, HttpStatusCode.SeeOther)]
    [TestCase("http://xn--bcher-kva.example", HttpStatusCode.Forbidden)]
    public async Task The_sites_own_origin_is_known(string origin, HttpStatusCode status)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.PostAsync(Host + "/_cc", "choice=reject-all", Form, "", ("Origin", origin))).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task The_referring_page_is_known()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.PostAsync(Host + "/_cc", "choice=reject-all", Form, "", ("Referer", Host + "/from"))).Header("Location"), Is.EqualTo("/from"));
    }

    [TestCase("evil.example; Secure")]
    [TestCase("evil.example\t")]
    [TestCase("evil.example,b.example")]
    public async Task What_is_no_host_name_gets_into_no_attribute(string host)
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Before = app => app.Use((context, next) =>
            {
                context.Request.Headers.Host = host;
                return next(context);
            }),
        });

        var answer = await harness.GetAsync("/", Visitor.Refused, "stat_id=1", ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Removals.Select(line => line["Domain"]), Is.EqualTo(new string?[] { null }));
    }

    [Test]
    public async Task A_configured_domain_that_no_header_takes_is_a_mistake()
    {
        var failures = await Configuration.Starting.WithOptionsAsync(options =>
        {
            options.ConsentCookie.Domain = "bücher.example";
            options.Services["own"] = new() { Category = CookieCategories.Analytics, Cookies = { new() { Name = "own", Domain = "bücher.example" } } };
        });

        Assert.That(failures, Has.Some.StartsWith("CookieConsent:ConsentCookie:Domain").And.Some.StartsWith("CookieConsent:Services:own:Cookies:0:Domain"));
    }
}
