namespace CookieConsent.Tests.Banner;

/// <summary>The banner and the link in pages that no Razor writes.</summary>
internal sealed class PageWithoutRazorTests
{
    [Test]
    [Category("U12")]
    public async Task They_get_what_the_tags_write([Values] Visitor visitor, [Values] bool isCacheSafe)
    {
        await using var harness = await StartAsync(options => options.Banner.CacheSafe = isCacheSafe);
        var cookies = harness.CookieOf(visitor) ?? "";

        var (tags, text) = (await harness.GetAsync("/page?tags", cookies), await harness.GetAsync("/page?text", cookies));

        Assert.That(text.Body, Is.EqualTo(tags.Body.Replace("tags", "text", StringComparison.Ordinal)).And.Contains("data-ccx-settings"));
        Assert.That(text.Parse().QuerySelectorAll("[data-ccx-banner], [data-ccx-dialog]"), Has.Length.EqualTo(isCacheSafe || visitor == Visitor.Undecided ? 2 : 0));
        Assert.That(text.Parse().QuerySelectorAll("[data-ccx-withdraw]"), Has.Length.EqualTo(isCacheSafe || visitor is Visitor.Partial or Visitor.Accepted ? 1 : 0));
        Assert.That((text.Header("Cache-Control"), text.Header("Vary")), Is.EqualTo(isCacheSafe ? (null, null) : ("private", "Cookie, Sec-GPC")));
    }

    [Test]
    [Category("E16")]
    public async Task A_link_alone_does_not_make_the_page_depend_on_the_visitor()
    {
        await using var harness = await StartAsync(_ => { });

        Assert.That((await harness.GetAsync("/page?link", Visitor.Accepted)).Header("Cache-Control"), Is.Null);
    }

    [Test]
    public async Task They_carry_the_nonce_of_the_page_or_of_the_firewall()
    {
        await using var own = await StartAsync(_ => { });
        await using var guarded = await StartAsync(options =>
        {
            options.Firewall.Mode = ConsentFirewallMode.Enforce;
            options.Firewall.Policy = "default-src 'self'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'";
        });

        var ofFirewall = await guarded.GetAsync("/page?text");

        Assert.That(Nonces(await own.GetAsync("/page?nonce")), Is.EqualTo(new[] { "abc", "abc", "abc" }), "Style sheet, script and client API.");
        Assert.That(Nonces(ofFirewall), Has.Length.EqualTo(2).And.All.Not.Empty);
        Assert.That(ofFirewall.Header("Content-Security-Policy"), Does.Contain($"'nonce-{Nonces(ofFirewall)[0]}'"));
    }

    [Test]
    public void Without_the_line_they_name_it() =>
        Assert.That(() => new DefaultHttpContext().GetConsentBanner(), Throws.InvalidOperationException.With.Message.Contains("app.UseCookieConsent()"));

    private static string[] Nonces(Answer page) => [.. page.Parse().QuerySelectorAll("[nonce]").Select(element => element.GetAttribute("nonce")!)];

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions> options) => RequestHarness.StartAsync(new() { Options = options, Handler = WriteAsync });

    private static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            context.Request.QueryString.Value switch
            {
                "?tags" => await RenderedTag.BannerAsync(context) + await RenderedTag.SettingsLinkAsync(context),
                "?nonce" => $"{context.GetConsentBanner("abc", clientApi: true)}",
                "?link" => $"{context.GetConsentSettingsLink()}",
                _ => $"{context.GetConsentBanner()}{context.GetConsentSettingsLink(withdraw: true)}",
            }
        );
    }
}
