using Microsoft.AspNetCore.Builder;
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

    private static Task<RequestHarness> StartAsync(bool isInFront, RequestDelegate handler) =>
        RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => true),
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
