using CookieConsent.Banner;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>What an output cache that keeps everything must not keep: our own answers, and pages that ask for the decision while they are sent.</summary>
[Category("E16")]
internal sealed class OutputCacheEdgeTests
{
    [TestCase("/_cc/state")]
    [TestCase("/_cc")]
    public async Task Our_own_answers_are_each_visitors_own(string path)
    {
        await using var harness = await StartAsync(isInFront: true, static _ => Task.CompletedTask);

        var accepted = (await harness.GetAsync(path, Visitor.Accepted)).Body;
        var undecided = (await harness.GetAsync(path, Visitor.Undecided)).Body;

        Assert.That(undecided, Is.Not.EqualTo(accepted));
        Assert.That((await harness.GetAsync(path, Visitor.Accepted)).Body, Is.EqualTo(accepted));
    }

    [Test]
    public async Task An_asset_comes_in_an_encoding_that_this_browser_takes()
    {
        await using var harness = await StartAsync(isInFront: true, static _ => Task.CompletedTask);
        var path = "/_cc/" + ConsentAssets.FileNameOf(ConsentAssets.Stylesheet);

        await harness.GetAsync(path, "", ("Accept-Encoding", "br"));

        Assert.That((await harness.GetAsync(path)).Header("Content-Encoding"), Is.Null);
    }

    [Test]
    public async Task A_page_that_asks_while_it_is_sent_is_not_stored([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, WriteLateAsync);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("head All"));
        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Body, Is.EqualTo("head Necessary"));
    }

    [Test]
    public async Task With_our_policy_it_is_stored_for_each_state([Values] bool isInFront)
    {
        var pages = 0;
        await using var harness = await StartAsync(
            isInFront,
            context =>
            {
                pages++;
                return WriteLateAsync(context);
            },
            isVarying: true
        );

        for (var i = 0; i < 2; i++)
        {
            Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("head All"));
            Assert.That((await harness.GetAsync("/", Visitor.Refused)).Body, Is.EqualTo("head Necessary"));
        }
        Assert.That(pages, Is.EqualTo(2));
    }

    private static async Task WriteLateAsync(HttpContext context)
    {
        await context.Response.WriteAsync("head ");
        await context.Response.Body.FlushAsync();
        await context.Response.WriteAsync($"{context.GetCookieConsent().Granted}");
    }

    private static Task<RequestHarness> StartAsync(bool isInFront, RequestDelegate page, bool isVarying = false) =>
        RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.AddOutputCache(cache => cache.AddBasePolicy(policy => (isVarying ? policy.VaryByCookieConsent() : policy).Cache())),
            Before = app => Use(app, isInFront),
            After = app => Use(app, !isInFront),
            Handler = page,
        });

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseOutputCache();
    }
}
