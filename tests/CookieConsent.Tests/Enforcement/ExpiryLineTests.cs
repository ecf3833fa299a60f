using System.Text;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>What may stand in a removal, whatever the request holds.</summary>
[Category("E12")]
internal sealed class ExpiryLineTests
{
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [TestCase("t_é")]
    [TestCase("t_\u0001")]
    public async Task A_name_that_no_response_may_hold_is_left_alone_and_costs_no_other_cookie(string name)
    {
        await using var kestrel = await KestrelHarness.StartAsync(new()
        {
            Options = options => options.Cookies[CookieCategories.Analytics].Add("t_*"),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = "lang=1";
                return context.Response.WriteAsync("page");
            },
        });
        var sent = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(name));

        var head = await kestrel.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Sec-Fetch-Mode: navigate", $"Cookie: {kestrel.ConsentCookie(CookieCategories.Functionality)}; {sent}=1; promo=1");

        var lines = KestrelHarness.SetCookies(head).Select(SetCookieLine.Parse).ToArray();
        Assert.That(lines.Select(line => line.Name), Is.EqualTo(new[] { "lang", "promo" }));
        Assert.That(kestrel.Site.Logs.WithId(21), Is.Empty);
    }

    [TestCase("a.b.example.com", new[] { "a.b.example.com", "b.example.com", "example.com" })]
    [TestCase("a.b.c.example.com", new[] { "a.b.c.example.com", "b.c.example.com", "c.example.com", "example.com" })]
    [TestCase("a.b.c.d.e.example.com", new[] { "a.b.c.d.e.example.com", "e.example.com", "example.com" }, Description = "The shortest parents count, not the nearest.")]
    public async Task The_shortest_parent_domain_is_always_tried(string host, string[] expected)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync($"http://{host}/", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(expected, Is.SubsetOf(answer.Removals.Select(line => line["Domain"])));
        Assert.That(answer.Removals, Has.Count.LessThanOrEqualTo(5));
    }

    [Test]
    public async Task A_host_longer_than_any_name_has_no_parents()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Before = app => app.Use((context, next) =>
            {
                context.Request.Headers.Host = string.Join('.', Enumerable.Repeat("a", 10_000));
                return next(context);
            }),
        });

        Assert.That((await harness.GetAsync("/", Visitor.Refused, "stat_id=1", Navigation)).Removals.Single().Has("Domain"), Is.False);
    }
}
