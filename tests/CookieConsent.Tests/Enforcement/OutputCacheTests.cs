using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>Two visitors with opposite choices behind one output cache, on either side of the line.</summary>
[Category("E16")]
internal sealed class OutputCacheTests
{
    private int _pages;

    [SetUp]
    public void CountFromZero() => _pages = 0;

    [Test]
    public async Task A_page_that_depends_on_nobody_is_stored([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context => context.Response.WriteAsync("same"));

        await harness.GetAsync("/", Visitor.Accepted);
        await harness.GetAsync("/", Visitor.Refused);

        Assert.That(_pages, Is.EqualTo(1));
    }

    [Test]
    public async Task A_page_from_which_a_cookie_was_stripped_is_not_stored([Values] bool isInFront, [Values] bool isEager, [Values] bool isVarying, [Values] bool isLate)
    {
        await using var harness = await StartAsync(isInFront, context => WriteWithCookieAsync(context, isLate), isEager, isVarying);

        var first = await harness.GetAsync("/", Visitor.Refused);
        var second = await harness.GetAsync("/", Visitor.Accepted);
        var third = await harness.GetAsync("/", Visitor.Refused);

        Assert.That(first.Kept.Concat(third.Kept), Is.Empty);
        Assert.That(second.Kept, Is.EqualTo(new[] { "stat_id" }));
        Assert.That((first.Body, second.Body), Is.EqualTo(("page 1", "page 2")));
    }

    [Test]
    public async Task A_cookie_from_the_cache_is_filtered_like_any_other([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context => WriteWithCookieAsync(context, isLate: false), isEager: true);

        await harness.GetAsync("/", Visitor.Accepted);
        var replayed = await harness.GetAsync("/", Visitor.Refused);

        Assert.That(replayed.Kept, Is.Empty);
    }

    [Test]
    public async Task A_page_that_asked_for_the_decision_is_not_stored([Values] bool isInFront, [Values] bool isEager)
    {
        await using var harness = await StartAsync(isInFront, WriteGrantedAsync, isEager);

        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Body, Is.EqualTo("Necessary"));
        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("All"));
        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Body, Is.EqualTo("Necessary"));
    }

    [Test]
    public async Task With_our_policy_a_page_is_stored_once_for_each_state([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, WriteGrantedAsync, isVarying: true);

        foreach (var visitor in Enum.GetValues<Visitor>().Concat(Enum.GetValues<Visitor>()))
        {
            var expected = CookieCategories.Necessary | visitor.Granted().GetValueOrDefault();
            Assert.That((await harness.GetAsync("/", visitor)).Body, Is.EqualTo(expected.ToString()));
        }

        Assert.That(_pages, Is.EqualTo(4));
    }

    [Test]
    public async Task With_our_policy_a_privacy_signal_has_a_copy_of_its_own([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, WriteGrantedAsync, isVarying: true);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("All"));
        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, ("Sec-GPC", "1"))).Body, Is.EqualTo("Necessary, Functionality, Analytics"));
    }

    [Test]
    [Category("S07")]
    public async Task Other_caches_are_told_that_the_page_is_private()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.CacheControl = "public, max-age=600, s-maxage=900";
                context.Response.Headers["CDN-Cache-Control"] = "max-age=900";
                return WriteGrantedAsync(context);
            },
        });

        var answer = await harness.GetAsync("/", Visitor.Refused);

        Assert.That((answer.Header("Cache-Control"), answer.Header("CDN-Cache-Control")), Is.EqualTo(("private, max-age=600", (string?)null)));
        Assert.That(answer.Header("Vary"), Does.Contain("Cookie").And.Contain("Sec-GPC"));
    }

    [TestCase("no-store")]
    [TestCase("private, max-age=5")]
    public async Task What_is_private_already_stays_as_it_is(string cacheControl)
    {
        var answer = await RequestHarness.RunAsync(null, null, context =>
        {
            context.Response.Headers.CacheControl = cacheControl;
            return WriteGrantedAsync(context);
        });

        Assert.That(answer.Header("Cache-Control"), Is.EqualTo(cacheControl));
    }

    [Test]
    public async Task A_page_that_depends_on_nobody_keeps_its_headers()
    {
        var answer = await RequestHarness.RunAsync(null, request => request.Headers.Add("Cookie", "stat_id=1"), context =>
        {
            context.Response.Headers.CacheControl = "public";
            return context.Response.WriteAsync("same");
        });

        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("public", (string?)null)));
    }

    [TestCase(Vocabulary.Analytics, "private, max-age=600")]
    [TestCase(Vocabulary.Necessary, "public, max-age=600")]
    public async Task A_page_with_a_cookie_that_only_some_are_sent_is_theirs_alone(string cookie, string expected)
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.CacheControl = "public, max-age=600";
                context.Response.Headers.SetCookie = cookie + "=1";
                return Task.CompletedTask;
            },
        });

        var answer = await harness.GetAsync("/", Visitor.Accepted);

        Assert.That((answer.Kept.Single(), answer.Header("Cache-Control")), Is.EqualTo((cookie, expected)));
    }

    private async Task<RequestHarness> StartAsync(bool isInFront, RequestDelegate page, bool isEager = false, bool isVarying = false) =>
        await RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.AddOutputCache(cache =>
                cache.AddBasePolicy(
                    policy =>
                    {
                        if (isEager)
                            policy.AddPolicy<EagerPolicy>();
                        if (isVarying)
                            policy.VaryByCookieConsent();
                    },
                    excludeDefaultPolicy: isEager
                )
            ),
            Before = app => Use(app, isInFront),
            After = app => Use(app, !isInFront),
            Handler = context =>
            {
                _pages++;
                return page(context);
            },
        });

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseOutputCache();
    }

    private Task WriteWithCookieAsync(HttpContext context, bool isLate)
    {
        var line = $"stat_id={_pages}";
        if (isLate)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Append("Set-Cookie", line);
                return Task.CompletedTask;
            });
        }
        else
        {
            context.Response.Headers.Append("Set-Cookie", line);
        }
        return context.Response.WriteAsync($"page {_pages}");
    }

    private static Task WriteGrantedAsync(HttpContext context) => context.Response.WriteAsync(context.GetCookieConsent().Granted.ToString());

    /// <summary>Stores whatever it gets, cookies included: the default policy, which leaves cookies out, does not run.</summary>
    private sealed class EagerPolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = true;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
