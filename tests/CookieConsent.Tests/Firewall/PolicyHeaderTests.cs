using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using static CookieConsent.Tests.Firewall.GuardedSite;

namespace CookieConsent.Tests.Firewall;

/// <summary>On which responses the policy stands, beside which headers, and in which caches.</summary>
[Category("E14")]
internal sealed class PolicyHeaderTests
{
    private const string ReportOnly = "Content-Security-Policy-Report-Only";

    [TestCase("text/html; charset=utf-8", 200, null, true)]
    [TestCase("TEXT/HTML", 404, null, true)]
    [TestCase("application/xhtml+xml", 500, null, true)]
    [TestCase("text/htmlx", 200, null, false)]
    [TestCase("application/json", 200, null, false)]
    [TestCase("text/javascript", 200, null, false)]
    [TestCase("text/javascript", 200, "worker", true)]
    [TestCase("text/javascript", 200, "sharedworker", true)]
    [TestCase("image/svg+xml", 200, "image", false)]
    [TestCase("image/svg+xml", 200, "iframe", true)]
    [TestCase("application/xml", 200, "document", true)]
    [TestCase(null, 200, "document", true)]
    [TestCase(null, 304, "document", true)]
    [TestCase(null, 302, "document", false)]
    [TestCase(null, 204, "document", false)]
    [TestCase(null, 200, "image", false)]
    public async Task What_loads_for_itself_has_a_policy(string? type, int status, string? destination, bool isGuarded)
    {
        await using var harness = await RequestHarness.StartAsync(With(page: context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            return Task.CompletedTask;
        }));
        (string, string)[] headers = destination is null ? [] : [("Sec-Fetch-Dest", destination), ("Sec-Fetch-Mode", destination is "document" or "iframe" ? "navigate" : "no-cors")];

        var answer = await harness.GetAsync("/", "", headers);

        Assert.That(answer.Header(Header) is not null, Is.EqualTo(isGuarded));
    }

    [Test]
    public async Task Off_nothing_is_written_and_nothing_is_taken()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.Firewall.Mode = ConsentFirewallMode.Off));

        var answer = await harness.GetAsync(visitor: Visitor.Accepted);

        Assert.That((answer.Header(Header), answer.Header(ReportOnly), answer.Header("Reporting-Endpoints"), answer.Header("Vary")), Is.EqualTo(((string?)null, (string?)null, (string?)null, (string?)null)));
        Assert.That((int)(await harness.PostAsync("/_cc/csp", "{}", "application/csp-report")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Reported_only_the_policy_is_the_visitors_all_the_same()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.Firewall.Mode = ConsentFirewallMode.ReportOnly));

        var answer = await harness.GetAsync(visitor: Visitor.Partial);

        Assert.That(answer.Header(Header), Is.Null);
        Assert.That(answer.Directives(ReportOnly).OpenHosts("default-src"), Is.EqualTo(new[] { Pay, Stats }));
    }

    [Test]
    public async Task Where_nothing_is_enforced_the_firewall_reports_what_nobody_declared()
    {
        await using var harness = await RequestHarness.StartAsync(With(options => options.Mode = ConsentMode.ReportOnly));

        var answer = await harness.GetAsync(visitor: Visitor.Undecided);

        Assert.That(answer.Header(Header), Is.Null);
        Assert.That(answer.Directives(ReportOnly).OpenHosts("default-src"), Is.EqualTo(Hosts));
        Assert.That(answer.Header("Vary"), Is.Null, "the page is everybody's");
    }

    [Test]
    public async Task The_apps_own_policy_stays_beside_ours()
    {
        await using var harness = await RequestHarness.StartAsync(With(page: context =>
        {
            context.Response.Headers.ContentSecurityPolicy = "script-src 'none'";
            return PageAsync(context);
        }));

        Assert.That((await harness.GetAsync()).Header(Header), Does.StartWith("script-src 'none', default-src 'self' pay.example"));
    }

    [Test]
    public async Task The_settings_page_keeps_its_strict_policy([Values] bool hasAnother)
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = With().Options,
            Before = app => app.Use((context, next) =>
            {
                if (hasAnother)
                    context.Response.OnStarting(() => Task.FromResult(context.Response.Headers.ContentSecurityPolicy = StringValues.Concat(context.Response.Headers.ContentSecurityPolicy, "img-src 'none'")));
                return next();
            }),
        });

        Assert.That((await harness.GetAsync("/_cc")).Header(Header), Does.StartWith("default-src 'none'").And.Not.Contain("pay.example"));
    }

    [Test]
    public async Task An_exempt_endpoint_has_none()
    {
        var site = new Site
        {
            Options = options => options.Firewall.Mode = ConsentFirewallMode.Enforce,
            IsWholeHost = true,
            After = app =>
            {
                app.MapGet("/admin", PageAsync).WithoutCookieConsent();
                app.MapGet("/", PageAsync);
            },
        };
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync("/admin")).Header(Header), Is.Null);
        Assert.That((await harness.GetAsync("/")).Header(Header), Is.Not.Null);
    }

    [Test]
    [Category("E16")]
    public async Task No_shared_cache_may_keep_a_page_whose_policy_is_the_visitors()
    {
        await using var harness = await RequestHarness.StartAsync(With(page: context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return PageAsync(context);
        }));

        var answer = await harness.GetAsync();

        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("private, max-age=60", "Cookie, Sec-GPC")));
    }

    [Test]
    [Category("E16")]
    public async Task A_policy_that_is_the_same_for_everybody_costs_no_cache()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Firewall.Mode = ConsentFirewallMode.Enforce, Handler = PageAsync });

        var answer = await harness.GetAsync();

        Assert.That((answer.Header(Header), answer.Header("Vary")), Is.EqualTo(("default-src 'self'; report-uri /_cc/csp", (string?)null)));
    }

    [Test]
    [Category("E16")]
    public async Task From_the_output_cache_each_visitor_gets_his_own_policy_once()
    {
        var rendered = 0;
        var site = With();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = site.Options,
            Host = builder => builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.VaryByCookieConsent())),
            After = app => app.UseOutputCache(),
            Handler = context =>
            {
                rendered++;
                return PageAsync(context);
            },
        });

        foreach (var visitor in new[] { Visitor.Accepted, Visitor.Refused, Visitor.Accepted, Visitor.Refused })
            Assert.That((await harness.GetAsync(visitor: visitor)).Directives().OpenHosts("default-src"), Is.EqualTo(visitor == Visitor.Accepted ? Hosts : [Pay]), visitor.ToString());
        Assert.That(rendered, Is.EqualTo(2));
    }

    [Test]
    public async Task Over_https_reports_have_a_named_endpoint_too([Values] bool isSecure)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var answer = await harness.GetAsync($"{(isSecure ? "https" : "http")}://{RequestHarness.Host}/");

        Assert.That(answer.Directives()["report-uri"], Is.EqualTo(new[] { "/_cc/csp" }));
        Assert.That(answer.Directives().GetValueOrDefault("report-to"), isSecure ? Is.EqualTo(new[] { "ccx" }) : Is.Null, "over http it would take the reports away");
        Assert.That(answer.Header("Reporting-Endpoints"), isSecure ? Is.EqualTo("ccx=\"/_cc/csp\"") : Is.Null);
    }

    [Test]
    public async Task Reports_go_below_the_path_base_and_nothing_in_it_ends_a_directive()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Options = With().Options,
            Before = app => app.UsePathBase("/a;b,c"),
            Handler = PageAsync,
        });

        var answer = await harness.GetAsync($"https://{RequestHarness.Host}/a;b,c/");

        Assert.That(answer.Directives()["report-uri"], Is.EqualTo(new[] { "/a%3Bb%2Cc/_cc/csp" }));
        Assert.That(answer.Header("Reporting-Endpoints"), Is.EqualTo("ccx=\"/a%3Bb%2Cc/_cc/csp\""));
    }

    [Test]
    [Category("E18")]
    public async Task Where_the_policy_cannot_be_made_nothing_of_others_is_open()
    {
        var site = With(page: context =>
        {
            context.Features.Set<Microsoft.AspNetCore.Http.Features.IEndpointFeature>(new BrokenEndpoint());
            return PageAsync(context);
        });
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.GetAsync(visitor: Visitor.Accepted);

        Assert.That(answer.Directives()["default-src"], Is.EqualTo(new[] { "'self'" }));
        Assert.That(site.Logs.WithId(62), Has.Count.EqualTo(1));
    }

    private sealed class BrokenEndpoint : Microsoft.AspNetCore.Http.Features.IEndpointFeature
    {
        public Endpoint? Endpoint
        {
            get => throw new InvalidOperationException("broken");
            set { }
        }
    }
}
