using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>Framework cookies whose options are set late, need a request, or belong to another handler's hand-over.</summary>
[TestFixture(Server.Http1)]
[TestFixture(Server.Http2OverTls)]
[Category("K07")]
internal sealed class FrameworkOptionsTests(Server server)
{
    [Test]
    public async Task A_name_given_after_the_registration_counts([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder => builder.Services.AddDistributedMemoryCache().AddSession().AddAuthentication("Members").AddCookie("Members"),
            Consent = consent =>
                consent
                    .Services.Configure<SessionOptions>(options => options.Cookie.Name = "sess")
                    .Configure<CookieAuthenticationOptions>("Members", options => options.Cookie = new CookieBuilder { Name = "members" }),
            After = app => app.UseSession(),
            Handler = context =>
            {
                context.Session.SetInt32("visits", 1);
                return SignInAsync(context);
            },
        });

        Assert.That((await harness.GetAsync("/", visitor)).Kept, Is.EquivalentTo(new[] { "sess", "members" }));
    }

    [Test]
    public async Task Options_that_need_a_request_are_not_spoilt_by_our_look_at_them([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder =>
            {
                builder.Services.AddHttpContextAccessor().AddAuthentication("Members").AddCookie("Members").AddCookie("Staff", options => options.Cookie = new CookieBuilder { Name = "staff" });
                builder.Services.AddOptions<CookieAuthenticationOptions>("Members").Configure<IHttpContextAccessor>((options, accessor) => options.Cookie.Domain = accessor.HttpContext!.Request.Host.Host);
            },
            Handler = async context =>
            {
                await SignInAsync(context);
                await context.SignInAsync("Staff", context.User);
            },
        });

        Assert.That((await harness.GetAsync("/", visitor)).Kept, Is.EquivalentTo(new[] { ".AspNetCore.Members", "staff" }));
    }

    [Test]
    public async Task A_hand_over_to_another_site_under_any_name_comes_back([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder =>
                builder.Services.AddAuthentication("Members").AddCookie("Members").AddOAuth("Elsewhere", options =>
                {
                    options.SignInScheme = "Members";
                    options.ClientId = options.ClientSecret = "x";
                    options.AuthorizationEndpoint = options.TokenEndpoint = "https://elsewhere.example/";
                    options.CallbackPath = "/back";
                    options.CorrelationCookie.Name = "handover.";
                }),
            Handler = context => context.ChallengeAsync("Elsewhere"),
        });

        Assert.That((await harness.GetAsync("/", visitor)).Kept.Single(), Does.StartWith("handover."));
    }

    private Task<RequestHarness> StartAsync(Site site) => RequestHarness.StartAsync(site, server);

    private static Task SignInAsync(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new("name", "Kari")], "test"));
        return context.SignInAsync("Members", context.User);
    }
}
