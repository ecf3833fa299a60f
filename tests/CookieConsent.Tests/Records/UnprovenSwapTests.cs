using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Records;

/// <summary>A choice gives up one category and asks for another, and its proof cannot be kept: what is given up is given up.</summary>
[Category("E18")]
internal sealed class UnprovenSwapTests
{
    [Test]
    [Category("S04")]
    public async Task Observers_are_told_what_was_given_up_and_of_no_grant()
    {
        var observer = new Observer();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Host = builder => builder.Services.AddSingleton<IConsentDecisionObserver>(observer),
        });
        harness.Site.Store.Fault = new IOException("disk full");

        await harness.ChooseAsync("choice=save&category=functionality", harness.ConsentCookie(CookieCategories.Analytics));

        var change = observer.Changes.Single();
        Assert.That((change.Before, change.After), Is.EqualTo((CookieCategories.Necessary | CookieCategories.Analytics, CookieCategories.Necessary)));
        Assert.That((change.Record.Granted, change.Record.Refused), Is.EqualTo((CookieCategories.None, CookieCategories.All & ~CookieCategories.Necessary)));
    }

    private sealed class Observer : IConsentDecisionObserver
    {
        public List<ConsentDecisionChange> Changes { get; } = [];

        public ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken)
        {
            Changes.Add(change);
            return ValueTask.CompletedTask;
        }
    }
}
