using System.Net;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace CookieConsent.Tests.Endpoints;

internal sealed class RateLimitTests
{
    [Test]
    public async Task Grants_past_the_limit_are_answered_429_and_grant_nothing()
    {
        await using var harness = await StartAsync(2);

        Assert.That((await harness.ChooseAsync("choice=accept-all")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await harness.ChooseAsync("choice=save&category=analytics")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        var third = await harness.ChooseAsync("choice=accept-all");

        Assert.That(third.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(third.ContentType, Does.StartWith("application/problem+json"));
        Assert.That(third.Header("Retry-After"), Is.EqualTo("60"));
        Assert.That(third.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Refusals_are_never_limited()
    {
        await using var harness = await StartAsync(1);

        for (var i = 0; i < 10; i++)
        {
            Assert.That((await harness.ChooseAsync("choice=reject-all")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That((await harness.ChooseAsync("choice=save", harness.ConsentCookie(CookieCategories.Analytics))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        }

        Assert.That((await harness.ChooseAsync("choice=accept-all")).Status, Is.EqualTo(HttpStatusCode.SeeOther), "Refusals took nothing of the limit.");
    }

    [Test]
    public async Task Zero_is_no_limit()
    {
        await using var harness = await StartAsync(0);

        for (var i = 0; i < 100; i++)
            Assert.That((await harness.ChooseAsync("choice=accept-all")).Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task Behind_a_proxy_each_forwarded_client_counts_by_itself([Values] bool isProxyTrusted)
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = options => options.GrantsPerMinute = 1,
            Before = app => Forward(app, isProxyTrusted),
        });

        Assert.That(await GrantAsync("198.51.100.1"), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await GrantAsync("198.51.100.1"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await GrantAsync("198.51.100.2"), Is.EqualTo(isProxyTrusted ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests));

        async Task<HttpStatusCode> GrantAsync(string client) => (await harness.ChooseAsync("choice=accept-all", "", ("X-Forwarded-For", client))).Status;
    }

    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("2001:db8::1", "2001:db8::2", true)]
    [TestCase("2001:db8::1", "2001:db8:0:1::1", false)]
    [TestCase("192.0.2.1", "::ffff:192.0.2.1", true)]
    public void Each_address_counts_by_itself_and_a_64_bit_network_as_one(string first, string second, bool isOne)
    {
        using var limit = new GrantRateLimit();

        Assert.That(limit.TryTake(IPAddress.Parse(first), 1), Is.True);
        Assert.That(limit.TryTake(IPAddress.Parse(first), 1), Is.False);
        Assert.That(limit.TryTake(IPAddress.Parse(second), 1), Is.EqualTo(!isOne));
    }

    private static void Forward(WebApplication app, bool isProxyTrusted)
    {
        var proxy = IPAddress.Parse("192.0.2.7");
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = proxy;
            return next(context);
        });
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        if (isProxyTrusted)
            options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    private static Task<RequestHarness> StartAsync(int grantsPerMinute) =>
        RequestHarness.StartAsync(new()
        {
            Options = options => options.GrantsPerMinute = grantsPerMinute,
            Before = app => app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
                return next(context);
            }),
        });
}
