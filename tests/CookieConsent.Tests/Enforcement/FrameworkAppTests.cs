using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Tests.Enforcement;

/// <summary>Sign-in, session, antiforgery and TempData work in every state, unconfigured and under any name.</summary>
[TestFixture(Server.Http1)]
[TestFixture(Server.Http2OverTls)]
[Category("K07")]
internal sealed class FrameworkAppTests(Server server)
{
    [Test]
    public async Task The_session_lives_from_request_to_request([Values] Visitor visitor, [Values(null, "sess")] string? name)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder => builder.Services.AddDistributedMemoryCache().AddSession(options => options.Cookie.Name = name ?? options.Cookie.Name),
            After = app => app.UseSession(),
            Handler = context =>
            {
                var visits = (context.Session.GetInt32("visits") ?? 0) + 1;
                context.Session.SetInt32("visits", visits);
                return context.Response.WriteAsync($"{visits}");
            },
        });

        var first = await harness.GetAsync("/", visitor);
        var second = await harness.GetAsync("/", visitor, CookiesOf(first));

        Assert.That(first.Kept, Is.EqualTo(new[] { name ?? ".AspNetCore.Session" }));
        Assert.That(second.Body, Is.EqualTo("2"));
    }

    [Test]
    public async Task A_sign_in_too_large_for_one_cookie_holds([Values] Visitor visitor, [Values(null, "members")] string? name)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder => builder.Services.AddAuthentication().AddCookie("Members", options => options.Cookie = name is null ? options.Cookie : new CookieBuilder { Name = name }),
            After = app => app.UseAuthentication(),
            Handler = async context =>
            {
                if (context.Request.Path == "/sign-in")
                    await context.SignInAsync("Members", new ClaimsPrincipal(new ClaimsIdentity([new("name", "Kari"), new("long", new string('x', 9000))], "test")));
                else
                    await context.Response.WriteAsync((await context.AuthenticateAsync("Members")).Principal?.FindFirst("name")?.Value ?? "nobody");
            },
        });

        var signIn = await harness.GetAsync("/sign-in", visitor);
        var page = await harness.GetAsync("/", visitor, CookiesOf(signIn));

        Assert.That(signIn.Kept, Does.Contain((name ?? ".AspNetCore.Members") + "C2"));
        Assert.That(page.Body, Is.EqualTo("Kari"));
    }

    [Test]
    public async Task An_antiforgery_token_is_accepted([Values] Visitor visitor, [Values(null, "af")] string? name)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder => builder.Services.AddAntiforgery(options => options.Cookie.Name = name ?? options.Cookie.Name),
            Handler = async context =>
            {
                var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
                if (context.Request.Path == "/form")
                    await context.Response.WriteAsync(antiforgery.GetAndStoreTokens(context).RequestToken!);
                else
                    await antiforgery.ValidateRequestAsync(context);
            },
        });

        var form = await harness.GetAsync("/form", visitor);
        var post = await harness.PostAsync("/", "", null, CookiesOf(form), ("RequestVerificationToken", form.Body));

        Assert.That(form.Kept, Has.Count.EqualTo(1));
        Assert.That((int)post.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Temp_data_reaches_the_next_page([Values] Visitor visitor, [Values(null, "flash")] string? name, [Values(10, 9000)] int length)
    {
        await using var harness = await StartAsync(new()
        {
            Host = builder => builder.Services.AddControllersWithViews().AddCookieTempDataProvider(options => options.Cookie.Name = name ?? options.Cookie.Name),
            Handler = context =>
            {
                var provider = context.RequestServices.GetRequiredService<ITempDataProvider>();
                if (context.Request.Path == "/save")
                    provider.SaveTempData(context, new Dictionary<string, object> { ["message"] = new string('x', length) });
                return context.Response.WriteAsync($"{(provider.LoadTempData(context).TryGetValue("message", out var message) ? ((string)message).Length : 0)}");
            },
        });

        var save = await harness.GetAsync("/save", visitor);
        var page = await harness.GetAsync("/", visitor, CookiesOf(save));

        Assert.That(save.Kept, Has.All.StartsWith(name ?? ".AspNetCore.Mvc.CookieTempDataProvider"));
        Assert.That(page.Body, Is.EqualTo($"{length}"));
    }

    [TestCase(Visitor.Refused, false)]
    [TestCase(Visitor.Accepted, true)]
    [Category("K04")]
    public async Task The_culture_cookie_waits_for_functionality(Visitor visitor, bool isKept)
    {
        await using var harness = await StartAsync(new() { Handler = Append(".AspNetCore.Culture", isEssential: true) });

        Assert.That((await harness.GetAsync("/", visitor)).Kept.Contains(".AspNetCore.Culture"), Is.EqualTo(isKept));
    }

    [TestCase("zz_unknown", true, true)]
    [TestCase("zz_unknown", false, false)]
    [TestCase("stat_id", true, false)]
    public async Task An_essential_append_lets_an_unknown_cookie_pass_and_no_other(string name, bool isEssential, bool isKept)
    {
        await using var harness = await StartAsync(new() { Handler = Append(name, isEssential) });

        var answer = await harness.GetAsync();

        Assert.That(answer.Kept.Contains(name), Is.EqualTo(isKept));
    }

    [Test]
    public async Task What_is_essential_in_one_response_is_unknown_in_the_next()
    {
        await using var harness = await StartAsync(new() { Handler = context => Append("zz_unknown", context.Request.Path == "/essential")(context) });

        Assert.That((await harness.GetAsync("/essential")).Kept, Is.EqualTo(new[] { "zz_unknown" }));
        Assert.That((await harness.GetAsync("/")).Kept, Is.Empty);
    }

    [Test]
    [Category("E05")]
    public async Task Authentication_that_the_host_puts_in_front_of_the_line_is_filtered([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(new()
        {
            IsWholeHost = true,
            Handler = static _ => Task.CompletedTask,
            Host = builder => builder.Services.AddAuthentication("Tracking").AddScheme<AuthenticationSchemeOptions, TrackingHandler>("Tracking", null),
        });

        Assert.That((await harness.GetAsync("/", visitor)).Kept, Is.EqualTo(visitor.Allowed()));
    }

    private Task<RequestHarness> StartAsync(Site site) => RequestHarness.StartAsync(site, server);

    private static RequestDelegate Append(string name, bool isEssential) =>
        context =>
        {
            context.Response.Cookies.Append(name, "1", new CookieOptions { IsEssential = isEssential });
            return Task.CompletedTask;
        };

    private static string CookiesOf(Answer answer) => string.Join("; ", answer.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));

    private sealed class TrackingHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            foreach (var name in Visitor.Accepted.Allowed().Append(Vocabulary.Unknown))
                Response.Headers.Append("Set-Cookie", name + "=1");
            return Task.FromResult(AuthenticateResult.NoResult());
        }
    }
}
