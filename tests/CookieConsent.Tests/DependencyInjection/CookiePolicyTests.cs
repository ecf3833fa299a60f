using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.DependencyInjection;

/// <summary>An app that keeps the framework's <c>UseCookiePolicy</c>, on either side of the line.</summary>
internal sealed class CookiePolicyTests
{
    [Test]
    public async Task The_frameworks_feature_mirrors_the_decision([Values] Visitor visitor, [Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context => context.Response.WriteAsync($"{Feature(context).CanTrack}"));

        Assert.That((await harness.GetAsync("/", visitor)).Body, Is.EqualTo($"{visitor == Visitor.Accepted}"));
    }

    [Test]
    public async Task Nothing_that_is_granted_is_suppressed([Values] Visitor visitor, [Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context =>
        {
            Array.ForEach([Vocabulary.Necessary, .. Vocabulary.Optional, Vocabulary.Unknown], name => context.Response.Cookies.Append(name, "1"));
            return Task.CompletedTask;
        });

        Assert.That((await harness.GetAsync("/", visitor)).Kept, Is.EqualTo(visitor.Allowed()));
    }

    [Test]
    public async Task A_grant_through_the_frameworks_feature_is_proved_and_sets_our_cookie_only([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context =>
        {
            Feature(context).GrantConsent();
            return Task.CompletedTask;
        });

        Assert.That((await harness.GetAsync()).Kept, Is.EqualTo(new[] { "consent" }));
        Assert.That(harness.Site.Store.Only.Action, Is.EqualTo(ConsentAction.AcceptAll));
    }

    [Test]
    public async Task A_consent_cookie_of_the_framework_grants_nothing([Values] bool isInFront, [Values("yes", "no", "true")] string value)
    {
        await using var harness = await StartAsync(isInFront, context => context.Response.WriteAsync($"{Feature(context).CanTrack}"));

        Assert.That((await harness.GetAsync("/", ".AspNet.Consent=" + value)).Body, Is.EqualTo("False"));
    }

    [Test]
    [Category("P09")]
    public async Task A_consent_cookie_that_a_page_creates_for_its_script_grants_nothing_then_or_later([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context => context.Response.WriteAsync($"{Feature(context).CreateConsentCookie()}"));

        var answer = await harness.GetAsync();
        var again = await harness.GetAsync("/", answer.Body.Split(';')[0]);

        Assert.That(SetCookieLine.Parse(answer.Body).Name, Is.EqualTo(".AspNet.Consent"));
        Assert.That((answer.Kept, again.Kept, harness.Site.Store.Records), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>(), Array.Empty<ConsentRecord>())));
    }

    [Test]
    [Category("P09")]
    public async Task A_page_that_creates_a_consent_cookie_for_its_script_is_told_of_once([Values] bool isInFront, [Values] bool isFlushedBefore)
    {
        await using var harness = await StartAsync(isInFront, async context =>
        {
            if (isFlushedBefore)
                await context.Response.StartAsync();
            await context.Response.WriteAsync($"{Feature(context).CreateConsentCookie()}");
        });

        await harness.GetAsync();
        await harness.GetAsync();

        Assert.That(harness.Site.Logs.WithId(50).Single().Text, Does.Contain("<consent-banner />").And.Contain("_CookieConsentPartial"));
    }

    [Test]
    public async Task No_other_call_of_the_frameworks_feature_is_taken_for_that([Values] Visitor visitor, [Values] bool isInFront, [Values] bool isHeldBack)
    {
        await using var harness = await StartAsync(isInFront, HandleAsync, policy => policy.OnAppendCookie = append => append.IssueCookie &= !isHeldBack);

        foreach (var call in new[] { "/ask", "/grant", "/withdraw", "/append" })
            await harness.GetAsync(call, visitor);

        Assert.That(harness.Site.Logs.WithId(50), Is.Empty);

        static Task HandleAsync(HttpContext context)
        {
            var feature = Feature(context);
            switch (context.Request.Path.Value)
            {
                case "/grant":
                    feature.GrantConsent();
                    break;
                case "/withdraw":
                    feature.WithdrawConsent();
                    break;
                case "/append":
                    context.Response.Cookies.Append(".AspNet.Consent", "yes");
                    context.Response.Cookies.Append("basket", "1", new CookieOptions { IsEssential = true });
                    break;
            }
            return context.Response.WriteAsync($"{feature.IsConsentNeeded} {feature.HasConsent} {feature.CanTrack}");
        }
    }

    [Test]
    public async Task What_the_policy_demands_of_a_cookie_still_applies([Values] Visitor visitor, [Values] bool isInFront)
    {
        await using var harness = await StartAsync(
            isInFront,
            context =>
            {
                Array.ForEach(Writers.WrittenNames.ToArray(), name => context.Response.Cookies.Append(name, "1"));
                return Task.CompletedTask;
            },
            policy =>
            {
                policy.MinimumSameSitePolicy = SameSiteMode.Strict;
                policy.Secure = CookieSecurePolicy.Always;
                policy.HttpOnly = HttpOnlyPolicy.Always;
            }
        );

        var cookies = (await harness.GetAsync("/", visitor)).Cookies;

        Assert.That(cookies.Select(cookie => cookie.Name), Is.EqualTo(visitor.Allowed()));
        Assert.That(cookies.Select(cookie => (cookie["SameSite"], cookie.Has("Secure"), cookie.Has("HttpOnly"))), Has.All.EqualTo(("strict", true, true)));
    }

    [Test]
    [Category("E02")]
    public async Task A_withdrawal_through_the_frameworks_feature_ends_the_grant([Values] bool isInFront, [Values] bool isConsentChecked)
    {
        await using var harness = await StartAsync(
            isInFront,
            context =>
            {
                Feature(context).WithdrawConsent();
                return context.Response.WriteAsync($"{Feature(context).CanTrack}");
            },
            policy => policy.CheckConsentNeeded = isConsentChecked ? policy.CheckConsentNeeded : null
        );

        // Where the app does not check, the first response shows that the policy is there.
        await harness.GetAsync();
        var answer = await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(answer.Body, Is.EqualTo("False"));
        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
        Assert.That(harness.Site.Store.Records[^1].Action, Is.EqualTo(ConsentAction.Withdraw));
    }

    [Test]
    public async Task The_other_cookies_of_the_request_stay_as_they_are([Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, context =>
        {
            var cookies = context.Request.Cookies;
            var isThere = cookies.TryGetValue("a", out var a) && cookies.ContainsKey("b") && !cookies.ContainsKey("c");
            return context.Response.WriteAsync($"{isThere} {a} {cookies["b"]} {cookies.Count} {string.Join(',', cookies.Keys)} {string.Join(',', cookies.Select(cookie => cookie.Value))}");
        });

        Assert.That((await harness.GetAsync("/", "a=1; b=2; stat_id=3")).Body, Is.EqualTo("True 1 2 2 a,b 1,2"));
    }

    [Test]
    public async Task The_apps_own_callback_still_runs()
    {
        var seen = new List<string>();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.Configure<CookiePolicyOptions>(policy => policy.OnAppendCookie = append => seen.Add(append.CookieName)),
            After = app => app.UseCookiePolicy(),
            Handler = context =>
            {
                context.Response.Cookies.Append("basket", "1");
                return Task.CompletedTask;
            },
        });

        await harness.GetAsync();

        Assert.That(seen, Is.EqualTo(new[] { "basket" }));
    }

    [Test]
    public async Task Options_passed_by_hand_are_an_error_that_names_the_fix()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            After = app => app.UseCookiePolicy(new CookiePolicyOptions { CheckConsentNeeded = _ => true }),
            Handler = static _ => Task.CompletedTask,
        });

        await harness.GetAsync("/", Visitor.Accepted);
        await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(harness.Site.Logs.WithId(22).Single().Text, Does.Contain("services.Configure<CookiePolicyOptions>"));
    }

    [Test]
    public async Task Options_in_their_place_are_no_error([Values] Visitor visitor, [Values] bool isInFront)
    {
        await using var harness = await StartAsync(isInFront, static _ => Task.CompletedTask);

        await harness.GetAsync("/", visitor);

        Assert.That(harness.Site.Logs.WithId(22), Is.Empty);
    }

    private static ITrackingConsentFeature Feature(HttpContext context) => context.Features.Get<ITrackingConsentFeature>()!;

    private static Task<RequestHarness> StartAsync(bool isInFront, RequestDelegate handler, Action<CookiePolicyOptions>? configure = null) =>
        RequestHarness.StartAsync(new()
        {
            Host = builder =>
                builder.Services.Configure<CookiePolicyOptions>(policy =>
                {
                    policy.CheckConsentNeeded = _ => true;
                    configure?.Invoke(policy);
                }),
            Before = app => Use(app, isInFront),
            After = app => Use(app, !isInFront),
            Handler = handler,
        });

    private static void Use(WebApplication app, bool isHere)
    {
        if (isHere)
            app.UseCookiePolicy();
    }
}
