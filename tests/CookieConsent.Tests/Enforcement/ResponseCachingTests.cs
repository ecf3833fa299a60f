using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The response cache, which obeys HTTP's own headers, on either side of the line, and a page that asks to be public.</summary>
[Category("E16")]
internal sealed class ResponseCachingTests
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
    public async Task A_page_that_depends_on_the_decision_is_each_visitors_own([Values] bool isInFront, [Values] bool isAskedFirst)
    {
        await using var harness = await StartAsync(
            isInFront,
            context =>
            {
                var granted = context.GetCookieConsent().Granted;
                if (isAskedFirst)
                    context.Response.Headers.CacheControl = "public, max-age=600";
                return context.Response.WriteAsync($"{granted}");
            }
        );

        for (var i = 0; i < 8; i++)
        {
            var visitor = (Visitor)(i % 4);
            var answer = await harness.GetAsync("/", visitor);

            Assert.That(answer.Body, Is.EqualTo((CookieCategories.Necessary | visitor.Granted().GetValueOrDefault()).ToString()));

            // A page that says "public" after it has asked is kept as it says, for visitors with the very same cookies; they get it as it was kept.
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo(i >= 4 && isAskedFirst ? "public, max-age=600" : "private, max-age=600"));
            Assert.That(answer.Header("Vary")!.Split(',', StringSplitOptions.TrimEntries), Is.EqualTo(new[] { "Cookie", "Sec-GPC" }));
        }
    }

    [Test]
    [Category("S07")]
    public async Task A_privacy_signal_has_its_own_copy([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context => context.Response.WriteAsync($"{context.GetCookieConsent().Granted}"));

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.EqualTo("All"));
        Assert.That((await harness.GetAsync("/", Visitor.Accepted, null, ("Sec-GPC", "1"))).Body, Does.Not.Contain("Advertisement"));
    }

    [Test]
    public async Task A_cookie_is_never_anothers([Values] bool isInFront, [Values] bool isLate)
    {
        await using var harness = await StartAsync(isInFront, context =>
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
        });

        foreach (var visitor in Enum.GetValues<Visitor>().Concat(Enum.GetValues<Visitor>()))
        {
            var answer = await harness.GetAsync("/", visitor);

            Assert.That(answer.Kept, visitor is Visitor.Partial or Visitor.Accepted ? Is.EqualTo(new[] { "stat_id" }).Or.Empty : Is.Empty);
            Assert.That(answer.Cookies.Where(cookie => cookie.Value != $"{_pages}"), Is.Empty, "A cookie goes to the visitor for whom it was made.");
        }
    }

    [Test]
    public async Task Our_own_answers_are_each_visitors_own([Values("/_cc", "/_cc/state")] string path, [Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, static _ => Task.CompletedTask);

        var accepted = (await harness.GetAsync(path, Visitor.Accepted)).Body;

        Assert.That((await harness.GetAsync(path, Visitor.Refused)).Body, Is.Not.EqualTo(accepted));
    }

    private Task<RequestHarness> StartAsync(bool isInFront, RequestDelegate page) =>
        RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.AddResponseCaching(),
            Before = app => Use(app, isInFront),
            After = app => Use(app, !isInFront),
            Handler = context =>
            {
                _pages++;
                context.Response.Headers.CacheControl = "public, max-age=600";
                return page(context);
            },
        });

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseResponseCaching();
    }
}
