using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Decision;

/// <summary>The framework's yes-or-no feature on top of ours.</summary>
internal sealed class TrackingConsentTests
{
    [TestCase(Visitor.Undecided, false)]
    [TestCase(Visitor.Refused, false)]
    [TestCase(Visitor.Partial, false)]
    [TestCase(Visitor.Accepted, true)]
    public async Task Tracking_needs_every_optional_category(Visitor visitor, bool canTrack)
    {
        await using var harness = await StartAsync((context, feature) => context.Response.WriteAsync($"{feature.CanTrack} {feature.HasConsent} {feature.IsConsentNeeded}"));

        Assert.That((await harness.GetAsync("/", visitor)).Body, Is.EqualTo($"{canTrack} {canTrack} True"));
    }

    [Test]
    public async Task A_grant_counts_only_when_its_proof_is_there()
    {
        await using var harness = await StartAsync((context, feature) =>
        {
            feature.GrantConsent();
            context.Response.Headers["X-Track"] = feature.CanTrack.ToString();
            context.Response.Cookies.Append("promo", "1");
            return Task.CompletedTask;
        });

        var answer = await harness.GetAsync();

        Assert.That(answer.Header("X-Track"), Is.EqualTo("False"));
        Assert.That(answer.Kept, Is.EqualTo(new[] { "promo", "consent" }));
        Assert.That(harness.Site.Store.Only.Action, Is.EqualTo(ConsentAction.AcceptAll));
    }

    [Test]
    [Category("P09")]
    public async Task A_grant_without_proof_lets_nothing_pass()
    {
        await using var harness = await StartAsync((context, feature) =>
        {
            feature.GrantConsent();
            context.Response.Cookies.Append("promo", "1");
            return Task.CompletedTask;
        });
        harness.Site.Store.Fault = new IOException("disk full");

        Assert.That((await harness.GetAsync()).Lines, Is.Empty);
    }

    [Test]
    public async Task A_withdrawal_counts_at_once()
    {
        await using var harness = await StartAsync((context, feature) =>
        {
            feature.WithdrawConsent();
            context.Response.Headers["X-Track"] = feature.CanTrack.ToString();
            return Task.CompletedTask;
        });

        var answer = await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(answer.Header("X-Track"), Is.EqualTo("False"));
        Assert.That(answer.Cookie("consent").Value, Has.Length.EqualTo(17));
        Assert.That(harness.Site.Store.Only.Action, Is.EqualTo(ConsentAction.Withdraw));
    }

    [Test]
    public async Task A_withdrawal_after_a_grant_in_one_request_is_a_withdrawal()
    {
        await using var harness = await StartAsync((_, feature) =>
        {
            feature.GrantConsent();
            feature.WithdrawConsent();
            return Task.CompletedTask;
        });

        Assert.That((await harness.GetAsync()).Cookie("consent").Value, Has.Length.EqualTo(17));
    }

    [Test]
    public async Task A_cookie_for_script_is_refused_with_the_way_to_go()
    {
        await using var harness = await StartAsync((context, feature) =>
        {
            var thrown = Assert.Throws<NotSupportedException>(() => feature.CreateConsentCookie());
            return context.Response.WriteAsync(thrown!.Message);
        });

        Assert.That((await harness.GetAsync()).Body, Does.Contain("<consent-banner />"));
    }

    [Test]
    public async Task After_the_response_has_started_both_calls_throw()
    {
        await using var harness = await StartAsync(async (context, feature) =>
        {
            await context.Response.StartAsync();
            Assert.That(feature.GrantConsent, Throws.InvalidOperationException);
            Assert.That(feature.WithdrawConsent, Throws.InvalidOperationException);
            await context.Response.WriteAsync("both threw");
        });

        Assert.That((await harness.GetAsync()).Body, Is.EqualTo("both threw"));
    }

    private static Task<RequestHarness> StartAsync(Func<HttpContext, ITrackingConsentFeature, Task> handle) =>
        RequestHarness.StartAsync(new() { Handler = context => handle(context, context.Features.Get<ITrackingConsentFeature>()!) });
}
