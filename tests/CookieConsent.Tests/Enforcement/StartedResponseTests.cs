using System.Buffers;
using System.Text;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The response is on its way and the app goes on: streamed bodies, trailers, cookies that come too late.</summary>
[Category("E05")]
[Category("E17")]
internal sealed class StartedResponseTests
{
    [Test]
    public async Task A_cookie_after_the_start_is_an_error_in_the_app_and_not_on_the_wire([Values] Server server, [Values(Visitor.Refused, Visitor.Accepted)] Visitor visitor, [Values] bool isRaw)
    {
        Exception? thrown = null;
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Handler = async context =>
                {
                    await context.Response.WriteAsync("first ");
                    await context.Response.Body.FlushAsync();
                    thrown = Assert.Catch(() => Write(context, isRaw));
                    await context.Response.WriteAsync("second");
                },
            },
            server
        );

        var answer = await harness.GetAsync("/", visitor);

        Assert.That(thrown, Is.InstanceOf<InvalidOperationException>());
        Assert.That((answer.Body, answer.Lines.Count), Is.EqualTo(("first second", 0)));
    }

    [Test]
    public async Task A_cookie_that_a_callback_in_front_of_the_pass_adds_is_reported([Values] Server server, [Values(Visitor.Undecided, Visitor.Partial)] Visitor visitor, [Values] bool isRaw)
    {
        var site = new Site { Consent = consent => StartupFilters.PutInFront(consent, context => WriteAtTheVeryEnd(context, isRaw)) };
        await using var harness = await RequestHarness.StartAsync(site, server);

        var answer = await harness.GetAsync("/", visitor);

        Assert.That(answer.Kept, Is.EqualTo(new[] { "promo" }), "It cannot be held back there.");
        await site.Logs.WhenAsync(20);
        Assert.That(site.Logs.WithId(20).Single().Text, Does.Contain("'promo'").And.Contain("AddCookieConsent() last").And.Not.Contain("=1"));
    }

    [Test]
    public async Task A_body_in_pieces_arrives_whole_behind_filtered_headers([Values] Server server, [Values] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Handler = async context =>
                {
                    foreach (var name in Writers.WrittenNames)
                        context.Response.Cookies.Append(name, "1");
                    for (var i = 0; i < 20; i++)
                    {
                        context.Response.BodyWriter.Write(Encoding.ASCII.GetBytes($"{i},"));
                        await context.Response.BodyWriter.FlushAsync();
                    }
                },
            },
            server
        );

        var answer = await harness.GetAsync("/", visitor);

        Assert.That(answer.Kept, Is.EqualTo(visitor.Allowed()));
        Assert.That(answer.Body, Is.EqualTo(string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},"))));
    }

    [Test]
    public async Task Trailers_pass_and_are_no_way_for_a_cookie([Values(Server.InMemory, Server.Http2, Server.Http2OverTls)] Server server, [Values] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Handler = async context =>
                {
                    context.Response.DeclareTrailer("X-Sum");
                    context.Response.Cookies.Append("promo", "1");
                    await context.Response.WriteAsync("page");
                    context.Response.AppendTrailer("X-Sum", "4");
                },
            },
            server
        );

        var answer = await harness.GetAsync("/", visitor);

        Assert.That((answer.Body, answer.Trailer("X-Sum")), Is.EqualTo(("page", "4")));
        Assert.That(answer.Kept, visitor == Visitor.Accepted ? Is.EqualTo(new[] { "promo" }) : Is.Empty);
    }

    private static void Write(HttpContext context, bool isRaw)
    {
        if (isRaw)
            context.Response.Headers.Append("Set-Cookie", "promo=1");
        else
            context.Response.Cookies.Append("promo", "1");
    }

    private static void WriteAtTheVeryEnd(HttpContext context, bool isRaw) =>
        context.Response.OnStarting(() =>
        {
            Write(context, isRaw);
            return Task.CompletedTask;
        });
}
