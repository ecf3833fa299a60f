using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace CookieConsent.Tests.Enforcement;

[Category("C04")]
internal sealed class ConsentCookieTests
{
    [Test]
    public async Task A_numbered_part_of_its_name_is_nobodys()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
        {
            context.Response.Headers.Append("Set-Cookie", "consentC1=x; Path=/");
            return Task.CompletedTask;
        }
        });

        Assert.That((await harness.GetAsync()).Lines, Is.Empty);
    }

    [Test]
    public async Task Over_http_the_cookie_is_host_only_lax_and_hidden_from_script()
    {
        var cookie = (await ChooseAsync()).Cookie("consent");

        Assert.That(cookie["Path"], Is.EqualTo("/"));
        Assert.That(cookie["SameSite"], Is.EqualTo("lax").IgnoreCase);
        Assert.That(cookie.Has("HttpOnly"), Is.True);
        Assert.That(cookie.Has("Secure"), Is.False);
        Assert.That(cookie.Has("Domain"), Is.False);
    }

    [Test]
    [Category("C02")]
    public async Task The_cookie_lives_for_182_days() => Assert.That((await ChooseAsync()).Cookie("consent")["Max-Age"], Is.EqualTo("15724800"));

    [TestCase("choice=accept-all")]
    [TestCase("choice=reject-all")]
    [Category("C03")]
    public async Task A_refusal_is_kept_as_long_as_a_grant(string choice) =>
        Assert.That((await ChooseAsync(options => options.ConsentLifetime = TimeSpan.FromDays(400), choice)).Cookie("consent")["Max-Age"], Is.EqualTo("34560000"));

    [Test]
    public async Task Over_https_the_cookie_has_the_host_prefix()
    {
        var cookie = (await ChooseAsync(path: "https://shop.example.com/_cc")).Cookie("__Host-consent");

        Assert.That((cookie.Has("Secure"), cookie["Path"], cookie.Has("Domain"), cookie.Has("HttpOnly")), Is.EqualTo((true, "/", false, true)));
    }

    [Test]
    public async Task A_scheme_that_a_proxy_forwards_counts()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = TrustTheProxy });

        var answer = await harness.ChooseAsync("choice=accept-all", "", ("X-Forwarded-Proto", "https"));

        Assert.That(answer.Cookie("__Host-consent").Has("Secure"), Is.True);
    }

    [Test]
    public async Task Behind_a_proxy_a_plain_cookie_is_ignored_and_the_prefixed_one_read()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = TrustTheProxy, Handler = WriteGranted });
        var consent = harness.ConsentCookie(CookieCategories.Analytics);

        Assert.That((await harness.GetAsync("/", consent, ("X-Forwarded-Proto", "https"))).Body, Is.EqualTo("Necessary"));
        Assert.That((await harness.GetAsync("/", "__Host-" + consent, ("X-Forwarded-Proto", "https"))).Body, Is.EqualTo("Necessary, Analytics"));
        Assert.That((await harness.GetAsync("/", "__Host-" + consent)).Body, Is.EqualTo("Necessary"));
    }

    [Test]
    [Category("C08")]
    public async Task A_domain_shares_the_choice_and_drops_the_prefix()
    {
        var cookie = (await ChooseAsync(options => options.ConsentCookie.Domain = "example.com", path: "https://shop.example.com/_cc")).Cookie("consent");

        Assert.That((cookie["Domain"], cookie.Has("Secure")), Is.EqualTo(("example.com", true)));
    }

    [Test]
    public async Task A_path_drops_the_prefix()
    {
        var cookie = (await ChooseAsync(options => options.ConsentCookie.Path = "/shop", path: "https://shop.example.com/_cc")).Cookie("consent");

        Assert.That(cookie["Path"], Is.EqualTo("/shop"));
    }

    [Test]
    public async Task The_path_base_does_not_narrow_the_cookie()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.UsePathBase("/app") });

        var answer = await harness.PostAsync("https://shop.example.com/app/_cc", "choice=accept-all", "application/x-www-form-urlencoded");

        Assert.That(answer.Cookie("__Host-consent")["Path"], Is.EqualTo("/"));
    }

    [Test]
    public async Task A_site_in_foreign_frames_gets_a_partitioned_cookie_over_https()
    {
        var cookie = (await ChooseAsync(options => options.ConsentCookie.SameSite = SameSiteMode.None, path: "https://shop.example.com/_cc")).Cookie("__Host-consent");

        Assert.That((cookie["SameSite"]?.ToLowerInvariant(), cookie.Has("Partitioned"), cookie.Has("Secure")), Is.EqualTo(("none", true, true)));
    }

    [Test]
    public async Task Same_site_none_falls_back_to_lax_over_http()
    {
        var cookie = (await ChooseAsync(options => options.ConsentCookie.SameSite = SameSiteMode.None)).Cookie("consent");

        Assert.That((cookie["SameSite"]?.ToLowerInvariant(), cookie.Has("Partitioned")), Is.EqualTo(("lax", false)));
    }

    [Test]
    public async Task Script_may_read_the_cookie_where_the_site_says_so() =>
        Assert.That((await ChooseAsync(options => options.ConsentCookie.HttpOnly = false)).Cookie("consent").Has("HttpOnly"), Is.False);

    [Test]
    public async Task Another_name_is_taken_everywhere() =>
        Assert.That((await ChooseAsync(options => options.ConsentCookie.Name = "choice", path: "https://shop.example.com/_cc")).Kept, Is.EqualTo(new[] { "__Host-choice" }));

    [Test]
    [Category("C06")]
    public async Task A_choice_ends_stale_twins_on_parent_domains()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync("choice=reject-all", "consent=old; consent=older");

        Assert.That(answer.Removals.Select(line => (line.Name, line["Domain"])), Is.EquivalentTo(new[] { ("consent", "shop.example.com"), ("consent", "example.com") }));
        Assert.That(answer.Cookies[^1].IsRemoval, Is.False, "The cookie comes after the removals.");
    }

    [Test]
    [Category("C06")]
    public async Task Over_https_a_choice_ends_the_plain_twin()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.PostAsync("https://shop.example.com/_cc", "choice=reject-all", "application/x-www-form-urlencoded", "consent=planted");

        Assert.That(answer.Removals.Select(line => (line.Name, line["Domain"], line["Path"])), Does.Contain(("consent", (string?)null, "/")));
    }

    [Test]
    [Category("C01")]
    public async Task No_cookie_is_set_before_a_choice()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/_cc/state")).Lines, Is.Empty);
        Assert.That((await harness.GetAsync("/", "", ("Sec-Fetch-Mode", "navigate"))).Lines, Is.Empty);
    }

    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Accepted)]
    [Category("C03")]
    public async Task A_visit_does_not_renew_the_cookie(Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/", visitor, null, ("Sec-Fetch-Mode", "navigate"))).Lines, Is.Empty);
    }

    private static async Task<Answer> ChooseAsync(Action<CookieConsentOptions>? options = null, string choice = "choice=accept-all", string path = "/_cc")
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options });
        return await harness.PostAsync(path, choice, "application/x-www-form-urlencoded");
    }

    private static void TrustTheProxy(WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        app.UseForwardedHeaders(options);
    }

    private static Task WriteGranted(HttpContext context) => context.Response.WriteAsync(context.GetCookieConsent().Granted.ToString());
}
