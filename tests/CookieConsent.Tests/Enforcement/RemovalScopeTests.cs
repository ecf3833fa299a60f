using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A browser deletes a cookie only where it stands: the same name, domain, path and partition.</summary>
[Category("E12")]
internal sealed class RemovalScopeTests
{
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [Test]
    public async Task A_refused_cookie_is_deleted_on_a_navigation_for_host_and_parent_domains()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync("/", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(
            answer.Removals.Select(line => (line.Name, line["Domain"], line["Path"])),
            Is.EquivalentTo(new[] { ("stat_id", (string?)null, "/"), ("stat_id", "shop.example.com", "/"), ("stat_id", "example.com", "/") })
        );
    }

    [Test]
    public async Task A_partitioned_twin_is_deleted_over_https()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync("https://shop.example.com/", Visitor.Refused, "stat_id=1", Navigation);

        var partitioned = answer.Removals.Single(line => line.Has("Partitioned"));
        Assert.That((partitioned.Has("Secure"), partitioned["Domain"], partitioned["Path"]), Is.EqualTo((true, (string?)null, "/")));
    }

    [Test]
    public async Task Nothing_partitioned_is_deleted_over_http()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/", Visitor.Refused, "stat_id=1", Navigation)).Removals, Has.None.Matches<SetCookieLine>(line => line!.Has("Partitioned")));
    }

    [Test]
    public async Task A_configured_path_and_domain_are_tried()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = options =>
                options.Services["views"] = new() { Category = CookieCategories.Functionality, Cookies = { new() { Name = "recent_*", Path = "/wares", Domain = ".example.com" } } },
        });

        var answer = await harness.GetAsync("/", Visitor.Refused, "recent_1=1", Navigation);

        Assert.That(answer.Removals.Select(line => (line.Name, line["Domain"], line["Path"])), Does.Contain(("recent_1", "example.com", "/wares")).And.Contain(("recent_1", (string?)null, "/wares")));
    }

    [Test]
    public async Task The_path_base_and_the_first_segment_are_tried()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.UsePathBase("/app"), Handler = EchoCookies });

        var answer = await harness.GetAsync("/app/blog/post", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(answer.Removals.Select(line => line["Path"]).Distinct(), Is.EquivalentTo(new[] { "/", "/app", "/app/blog" }));
    }

    [Test]
    public async Task They_are_tried_also_where_the_response_has_no_body_and_starts_after_the_path_base_was_undone()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.UsePathBase("/app"), Handler = _ => Task.CompletedTask });

        var answer = await harness.GetAsync("/app/blog/post", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(answer.Removals.Select(line => line["Path"]).Distinct(), Is.EquivalentTo(new[] { "/", "/app", "/app/blog" }));
    }

    [Test]
    public async Task A_path_that_cannot_stand_in_an_attribute_is_left_out()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync("/a%3Bb%0d%0aX:%20y/c", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(answer.Removals.Select(line => line["Path"]).Distinct(), Is.EqualTo(new[] { "/" }));
    }

    [Test]
    public async Task A_prefixed_cookie_is_deleted_as_its_prefix_demands()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics] = ["__Host-stat", "__Secure-stat"] });

        var answer = await harness.GetAsync("https://shop.example.com/a/b", Visitor.Refused, "__Host-stat=1; __Secure-stat=1", Navigation);

        Assert.That(answer.Removals, Is.Not.Empty.And.All.Matches<SetCookieLine>(line => line!.Has("Secure")));
        Assert.That(answer.Removals.Where(line => line.Name == "__Host-stat"), Is.Not.Empty.And.All.Matches<SetCookieLine>(line => line!["Path"] == "/" && !line.Has("Domain")));
    }

    [TestCase("10.0.0.7")]
    [TestCase("[::1]:8080")]
    [TestCase("localhost")]
    public async Task A_host_without_parents_gets_host_only_removals(string host)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync($"http://{host}/", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(answer.Removals.Single().Has("Domain"), Is.False);
    }

    private static Task EchoCookies(HttpContext context) => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
}
