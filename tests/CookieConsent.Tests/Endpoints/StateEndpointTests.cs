using System.Net;

namespace CookieConsent.Tests.Endpoints;

internal sealed class StateEndpointTests
{
    [TestCase(Visitor.Undecided, "undecided", new[] { "necessary" })]
    [TestCase(Visitor.Refused, "decided", new[] { "necessary" })]
    [TestCase(Visitor.Partial, "decided", new[] { "necessary", "analytics" })]
    [TestCase(Visitor.Accepted, "decided", new[] { "necessary", "functionality", "analytics", "advertisement" })]
    public async Task The_state_says_status_and_grants_and_is_never_stored(Visitor visitor, string status, string[] granted)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync("/_cc/state", visitor);

        Assert.That(answer.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(answer.Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(answer.Json().GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(answer.Json().GetProperty("granted").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(granted));
        Assert.That(answer.Json().GetProperty("globalPrivacyControl").GetBoolean(), Is.False);
    }

    [Test]
    [Category("S01")]
    public async Task The_state_says_that_the_signal_was_sent()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/_cc/state", "", ("Sec-GPC", "1"))).Json().GetProperty("globalPrivacyControl").GetBoolean(), Is.True);
    }

    [Test]
    [Category("C07")]
    public async Task The_state_says_that_a_grant_has_lapsed()
    {
        await using var before = await RequestHarness.StartAsync(new());
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics].Add("more") });

        var state = (await harness.GetAsync("/_cc/state", before.ConsentCookie(CookieCategories.Analytics))).Json();

        Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("lapsed"));
    }

    [Test]
    public async Task Head_answers_like_get_without_the_body()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var get = await harness.GetAsync("/_cc/state");
        var head = await harness.SendAsync(new(HttpMethod.Head, "/_cc/state"));

        Assert.That(head.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Body, Is.Empty);
        Assert.That(head.Header("Content-Length"), Is.EqualTo(get.Header("Content-Length")));
        Assert.That(head.ContentType, Is.EqualTo(get.ContentType));
    }
}
