using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static CookieConsent.Tests.Firewall.GuardedSite;

namespace CookieConsent.Tests.Firewall;

/// <summary>One nonce for each response: in the policy, for the app, and on our own tags.</summary>
internal sealed class PolicyNonceTests
{
    [Test]
    public async Task Policy_page_and_our_tags_carry_the_same_and_each_response_another()
    {
        await using var harness = await RequestHarness.StartAsync(With(WithNonce, WriteAsync));

        var answers = new[] { await harness.GetAsync(), await harness.GetAsync() };

        var nonces = answers.Select(answer => answer.Directives()["script-src"][0]).ToArray();
        Assert.That(nonces, Is.Unique);
        foreach (var (answer, nonce) in answers.Zip(nonces))
        {
            var written = answer.Parse().QuerySelectorAll("link[rel=stylesheet], script").Select(element => $"'nonce-{element.GetAttribute("nonce")}'").ToArray();
            Assert.That(written, Has.Length.GreaterThan(2));
            Assert.That(written, Is.All.EqualTo(nonce));
            Assert.That(Convert.FromBase64String(nonce["'nonce-".Length..^1]), Has.Length.EqualTo(16));
            Assert.That(answer.Header("Cache-Control"), Is.EqualTo("private"));
        }
    }

    [Test]
    [Category("E16")]
    public async Task A_page_with_a_nonce_is_kept_by_no_output_cache()
    {
        var rendered = 0;
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = With(WithNonce).Options,
            Host = builder => builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.VaryByCookieConsent())),
            After = app => app.UseOutputCache(),
            Handler = context =>
            {
                rendered++;
                return WriteAsync(context);
            },
        });

        await harness.GetAsync();
        await harness.GetAsync();

        Assert.That(rendered, Is.EqualTo(2));
    }

    [Test]
    public async Task Without_a_place_for_it_there_is_none([Values] ConsentFirewallMode mode)
    {
        string? nonce = "not asked";
        await using var harness = await RequestHarness.StartAsync(With(
            options => options.Firewall.Mode = mode,
            context =>
            {
                nonce = context.GetContentSecurityPolicyNonce();
                return PageAsync(context);
            }
        ));

        await harness.GetAsync();

        Assert.That(nonce, Is.Null);
    }

    [Test]
    public async Task A_page_that_does_not_ask_gets_no_open_hole()
    {
        await using var harness = await RequestHarness.StartAsync(With(WithNonce));

        Assert.That((await harness.GetAsync()).Header(Header), Does.Not.Contain("{").And.Match("'nonce-[A-Za-z0-9+/]{22}=='"));
    }

    private static void WithNonce(CookieConsentOptions options) => options.Firewall.Policy = "default-src 'self'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'";

    private static async Task WriteAsync(HttpContext context)
    {
        var tags = await TagPage.WriteAsync(context, ("consent-banner", "client-api", ""));
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync($"{tags}<script nonce=\"{context.GetContentSecurityPolicyNonce()}\"></script>");
    }
}
