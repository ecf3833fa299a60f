using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The line stands behind middleware that writes cookies, and the startup filter that would make up for it is not there.</summary>
[Category("E17")]
internal sealed class MisplacedLineTests
{
    [Test]
    public async Task What_middleware_in_front_writes_before_the_response_starts_is_filtered([Values] Server server, [Values] Visitor visitor)
    {
        await using var harness = await StartAsync(server, context => Write(context));

        Assert.That((await harness.GetAsync("/", visitor)).Kept, Is.EqualTo(visitor.Allowed()));
        Assert.That(harness.Site.Logs.WithId(20), Is.Empty);
    }

    [Test]
    public async Task What_a_callback_in_front_of_the_line_adds_is_reported_with_its_name_and_the_fix([Values] Server server)
    {
        await using var harness = await StartAsync(server, context => context.Response.OnStarting(() =>
        {
            Write(context);
            return Task.CompletedTask;
        }));

        await harness.GetAsync("/", Visitor.Partial);

        await CheckReportAsync(harness, "lang", "promo", "zz_unknown");
    }

    [Test]
    public async Task Behind_the_start_of_the_response_what_has_gone_out_is_reported_and_the_page_lives([Values] Server server)
    {
        await using var harness = await StartAsync(server, async context =>
        {
            Write(context);
            await context.Response.WriteAsync("head ");
            await context.Response.Body.FlushAsync();
        });

        var answer = await harness.GetAsync("/", Visitor.Refused);

        Assert.That(answer.Body, Is.EqualTo("head page"));
        await CheckReportAsync(harness, "lang", "stat_id", "promo", "zz_unknown");
    }

    [Test]
    public async Task With_the_startup_filter_the_same_is_held_back([Values] Server server, [Values] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Before = app => app.Use(async (context, next) =>
                {
                    Write(context);
                    await context.Response.WriteAsync("head ");
                    await context.Response.Body.FlushAsync();
                    await next(context);
                }),
                Handler = context => context.Response.WriteAsync("page"),
            },
            server
        );

        var answer = await harness.GetAsync("/", visitor);

        // A decision that is read in front of the line is read under the same name there.
        Assert.That((answer.Body, string.Join(' ', answer.Kept)), Is.EqualTo(("head page", string.Join(' ', visitor.Allowed()))));
        Assert.That(harness.Site.Logs.WithId(20), Is.Empty);
    }

    private static async Task CheckReportAsync(RequestHarness harness, params string[] names)
    {
        await harness.Site.Logs.WhenAsync(20, names.Length);
        Assert.That(harness.Site.Logs.WithId(20).Select(entry => entry.Values["Cookie"]), Is.EqualTo(names));
        Assert.That(harness.Site.Logs.WithId(20).Select(entry => entry.Text), Has.All.Contain("app.UseCookieConsent() before").And.None.Contain("=1"));
    }

    private static void Write(HttpContext context)
    {
        foreach (var name in Writers.WrittenNames)
            context.Response.Headers.Append("Set-Cookie", name + "=1");
    }

    private static Task<RequestHarness> StartAsync(Server server, Action<HttpContext> inFront) =>
        StartAsync(server, context =>
        {
            inFront(context);
            return Task.CompletedTask;
        });

    private static Task<RequestHarness> StartAsync(Server server, Func<HttpContext, Task> inFront) =>
        RequestHarness.StartAsync(
            new()
            {
                Consent = StartupFilters.RemoveOurs,
                Before = app => app.Use(async (context, next) =>
                {
                    await inFront(context);
                    await next(context);
                }),
                Handler = context => context.Response.WriteAsync("page"),
            },
            server
        );
}
