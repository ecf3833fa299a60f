using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Records;

[Category("S04")]
internal sealed class DecisionObserverTests
{
    [Test]
    public async Task An_observer_is_told_of_every_change_with_its_record()
    {
        var told = new List<ConsentDecisionChange>();
        await using var harness = await StartAsync(told);

        await harness.ChooseAsync("choice=save&category=analytics");
        await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.Advertisement));

        var records = harness.Site.Store.Records;
        Assert.That(told[0], Is.EqualTo(new ConsentDecisionChange(CookieCategories.Necessary, CookieCategories.Necessary | CookieCategories.Analytics, records[0])));
        Assert.That(told[1], Is.EqualTo(new ConsentDecisionChange(CookieCategories.Necessary | CookieCategories.Advertisement, CookieCategories.Necessary, records[1])));
    }

    [Test]
    public async Task An_observer_is_told_that_a_signal_ended_a_grant()
    {
        var told = new List<ConsentDecisionChange>();
        await using var harness = await StartAsync(told);

        await harness.GetAsync("/", Visitor.Accepted, null, ("Sec-GPC", "1"), ("Sec-Fetch-Mode", "navigate"));

        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Record.Surface, Is.EqualTo(ConsentSurface.Signal));
        Assert.That((told[0].After & CookieCategories.Advertisement, told[0].Record.RefusedBySignal), Is.EqualTo((CookieCategories.None, CookieCategories.Advertisement)));
    }

    [Test]
    public async Task An_observer_is_not_told_of_what_was_not_granted()
    {
        var told = new List<ConsentDecisionChange>();
        await using var harness = await StartAsync(told);
        harness.Site.Store.Fault = new IOException("disk full");

        await harness.ChooseAsync("choice=accept-all");

        Assert.That(told, Is.Empty);
    }

    [Test]
    public async Task An_observer_is_told_of_a_withdrawal_that_could_not_be_recorded()
    {
        var told = new List<ConsentDecisionChange>();
        await using var harness = await StartAsync(told);
        harness.Site.Store.Fault = new IOException("disk full");

        await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.Advertisement));

        Assert.That(told.Single().After, Is.EqualTo(CookieCategories.Necessary));
    }

    [Test]
    public async Task An_observer_that_fails_changes_nothing_for_the_visitor()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.AddDecisionObserver<FailingObserver>() });

        var answer = await harness.ChooseAsync("choice=accept-all");

        Assert.That((answer.Status, answer.Kept.Count), Is.EqualTo((HttpStatusCode.SeeOther, 1)));
        Assert.That(harness.Site.Logs.WithId(3).Single().Text, Does.Contain(nameof(FailingObserver)));
    }

    [Test]
    [Category("E02")]
    public async Task An_observer_that_hangs_does_not_hold_back_a_refusal()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Consent = consent => consent.AddDecisionObserver<HangingObserver>() });

        var answer = harness.ChooseAsync("choice=reject-all");
        await HangingObserver.IsCalled.Task;
        await harness.Site.Time.WhenTimersAsync(1);
        harness.Site.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await answer).Kept, Is.EqualTo(new[] { "consent" }));
    }

    private static Task<RequestHarness> StartAsync(List<ConsentDecisionChange> told) =>
        RequestHarness.StartAsync(new() { Host = builder => builder.Services.AddSingleton(told), Consent = consent => consent.AddDecisionObserver<Observer>() });

    private sealed class Observer(List<ConsentDecisionChange> told) : IConsentDecisionObserver
    {
        public ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken)
        {
            told.Add(change);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class FailingObserver : IConsentDecisionObserver
    {
        public ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken) => throw new InvalidOperationException("down");
    }

    private sealed class HangingObserver : IConsentDecisionObserver
    {
        public static readonly TaskCompletionSource IsCalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken)
        {
            IsCalled.TrySetResult();
            await new TaskCompletionSource().Task;
        }
    }
}
