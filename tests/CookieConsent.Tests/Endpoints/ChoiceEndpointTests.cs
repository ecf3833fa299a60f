using System.Net;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Endpoints;

internal sealed class ChoiceEndpointTests
{
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    [TestCase("choice=accept-all", Optional)]
    [TestCase("choice=reject-all", CookieCategories.None)]
    [TestCase("choice=save", CookieCategories.None)]
    [TestCase("choice=save&category=analytics", CookieCategories.Analytics)]
    [TestCase("choice=save&category=analytics&category=functionality", CookieCategories.Analytics | CookieCategories.Functionality)]
    [TestCase("choice=save&category=ANALYTICS&category=Advertisement", CookieCategories.Analytics | CookieCategories.Advertisement)]
    [TestCase("choice=save&category=necessary", CookieCategories.None)]
    [TestCase("choice=save&category=necessary&category=analytics", CookieCategories.Analytics)]
    [TestCase("choice=save&category=analytics&category=analytics", CookieCategories.Analytics)]
    [TestCase("choice=reject-all&category=analytics", CookieCategories.None)]
    [TestCase("choice=save&category=analytics&unrelated=1", CookieCategories.Analytics)]
    [Category("U15")]
    public async Task A_form_makes_a_choice_and_redirects(string form, CookieCategories granted)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync(form);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Header("Location"), Is.EqualTo("/"));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(harness.Site.Store.Only.Granted, Is.EqualTo(granted));
        Assert.That(answer.Cookie("consent").Value[..17], Is.EqualTo(harness.Site.ConsentValue(harness.Services, granted)[..17]));
    }

    [TestCase("""{"choice":"accept-all"}""", new[] { "necessary", "functionality", "analytics", "advertisement" })]
    [TestCase("""{"choice":"reject-all"}""", new[] { "necessary" })]
    [TestCase("""{"choice":"save"}""", new[] { "necessary" })]
    [TestCase("""{"choice":"save","categories":[]}""", new[] { "necessary" })]
    [TestCase("""{"choice":"save","categories":["analytics"]}""", new[] { "necessary", "analytics" })]
    [TestCase("""{"choice":"save","categories":["Necessary","Advertisement"]}""", new[] { "necessary", "advertisement" })]
    public async Task Json_makes_a_choice_and_gets_the_state(string json, string[] granted)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.PostAsync("/_cc", json, "application/json");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Header("Cache-Control"), Does.Contain("no-store"));
        Assert.That(answer.Json().GetProperty("status").GetString(), Is.EqualTo("decided"));
        Assert.That(answer.Json().GetProperty("granted").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(granted));
        Assert.That(answer.Kept, Is.EqualTo(new[] { "consent" }));
    }

    [TestCase(Visitor.Accepted, "choice=accept-all")]
    [TestCase(Visitor.Refused, "choice=reject-all")]
    [TestCase(Visitor.Refused, "choice=save")]
    [TestCase(Visitor.Partial, "choice=save&category=analytics")]
    public async Task The_same_choice_again_writes_nothing(Visitor visitor, string form)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync(form, harness.ConsentCookie(visitor.Granted()!.Value, daysAgo: 30));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [Test]
    public async Task The_endpoints_live_below_the_path_base()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.UsePathBase("/app") });

        var answer = await harness.PostAsync("/app/_cc", "choice=reject-all", "application/x-www-form-urlencoded");

        Assert.That(answer.Header("Location"), Is.EqualTo("/app/"));
    }

    [TestCase("/_cc")]
    [TestCase("/_cc/")]
    public async Task A_slash_at_the_end_changes_nothing(string path)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.PostAsync(path, "choice=reject-all", "application/x-www-form-urlencoded")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Another_base_path_is_taken_and_the_default_one_is_the_apps()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.BasePath = "/privacy/cookies", Handler = context => context.Response.WriteAsync("app") });

        Assert.That((await harness.PostAsync("/privacy/cookies", "choice=reject-all", "application/x-www-form-urlencoded")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await harness.GetAsync("/_cc/state")).Body, Is.EqualTo("app"));
    }

    [TestCase("/_ccx")]
    [TestCase("/x/_cc")]
    [TestCase("/")]
    public async Task Every_other_path_is_the_apps(string path)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = context => context.Response.WriteAsync("app") });

        Assert.That((await harness.GetAsync(path)).Body, Is.EqualTo("app"));
    }

    [TestCase("PUT", "/_cc", "GET, HEAD, POST")]
    [TestCase("DELETE", "/_cc", "GET, HEAD, POST")]
    [TestCase("OPTIONS", "/_cc", "GET, HEAD, POST")]
    [TestCase("POST", "/_cc/state", "GET, HEAD")]
    public async Task Another_method_is_refused_with_what_is_allowed(string method, string path, string allowed)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.SendAsync(new(new HttpMethod(method), path));

        Assert.That((answer.Status, answer.Header("Allow")), Is.EqualTo((HttpStatusCode.MethodNotAllowed, allowed)));
    }

    [Test]
    public async Task Below_the_base_path_there_is_nothing_else()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = context => context.Response.WriteAsync("app") });

        Assert.That((await harness.GetAsync("/_cc/no-such-thing")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_unknown_notice_grants_nothing_and_refuses_all_the_same()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.ChooseAsync("choice=accept-all&shown=no-such-notice")).Lines, Is.Empty);
        Assert.That((await harness.ChooseAsync("choice=reject-all&shown=no-such-notice")).Kept, Is.EqualTo(new[] { "consent" }));
    }
}
