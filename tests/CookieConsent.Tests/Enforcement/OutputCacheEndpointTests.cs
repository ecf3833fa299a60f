using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>Endpoints that ask to be kept, by attribute, by policy and by query, on Kestrel and on either side of the line.</summary>
[TestFixture(Server.Http1, true)]
[TestFixture(Server.Http1, false)]
[TestFixture(Server.Http2, false)]
[Category("E16")]
internal sealed class OutputCacheEndpointTests(Server server, bool isInFront)
{
    private int _pages;
    private RequestHarness _harness = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _pages = 0;
        _harness = await RequestHarness.StartAsync(
            new()
            {
                IsWholeHost = true,
                Host = builder => builder.Services.AddOutputCache(cache => cache.AddPolicy("by-decision", policy => policy.VaryByCookieConsent())),
                Before = app => Use(app, isInFront),
                After = app =>
                {
                    Use(app, !isInFront);
                    app.MapGet("/attribute", [OutputCache] (HttpContext context) => Write(context));
                    app.MapGet("/convention", Write).CacheOutput();
                    app.MapGet("/query", Write).CacheOutput(policy => policy.SetVaryByQuery("page"));
                    app.MapGet("/decision", Write).CacheOutput("by-decision");
                    app.MapGet("/both", Write).CacheOutput(policy => policy.VaryByCookieConsent().SetVaryByQuery("page"));
                    app.MapGet("/nobody", () => $"page {++_pages}").CacheOutput();
                },
            },
            server
        );
    }

    [TearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [TestCase("/attribute", 8)]
    [TestCase("/convention", 8)]
    [TestCase("/query?page=1", 8)]
    [TestCase("/decision", 4)]
    [TestCase("/both?page=1", 4)]
    public async Task What_shows_a_decision_is_shown_to_nobody_else(string path, int pages)
    {
        foreach (var visitor in Enum.GetValues<Visitor>().Concat(Enum.GetValues<Visitor>()))
            Assert.That((await _harness.GetAsync(path, visitor)).Body, Is.EqualTo($"banner {visitor == Visitor.Undecided}, {CookieCategories.Necessary | visitor.Granted().GetValueOrDefault()}"));

        Assert.That(_pages, Is.EqualTo(pages));
    }

    [Test]
    public async Task What_shows_none_is_kept_for_all()
    {
        foreach (var visitor in Enum.GetValues<Visitor>())
            Assert.That((await _harness.GetAsync("/nobody", visitor)).Body, Is.EqualTo("page 1"));
    }

    private string Write(HttpContext context)
    {
        _pages++;
        var consent = context.GetCookieConsent();
        return $"banner {consent.Status == ConsentStatus.Undecided}, {consent.Granted}";
    }

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseOutputCache();
    }
}
