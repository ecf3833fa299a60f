using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using CookieConsent.Records;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Decision;

/// <summary>
/// Makes a choice hold: the proof first, then the consent cookie. No grant without proof, no refusal ever blocked (requirements E18, P09).
/// </summary>
internal sealed class DecisionWriter(
    ConsentRecorder recorder,
    DecisionMaker maker,
    TimeProvider time,
    IEnumerable<IConsentDecisionObserver> observers,
    ConsentMetrics metrics,
    ILogger<DecisionWriter> logger
)
{
    private const CookieCategories Optional = DecisionMaker.Optional;

    /// <summary>Whether the choice would grant something that is not granted now.</summary>
    public bool GrantsMore(RequestConsent consent, ConsentChoice choice) =>
        consent.Configuration.IsEnforcing
        && DecisionComparison.GrantsMore(consent.Configuration, consent.Decision, maker.Decide(consent.Configuration, consent.Decision, choice, consent.RefusedBySignals));

    /// <summary>Writes a choice into the record store and the request.</summary>
    public async ValueTask<ConsentOutcome> WriteAsync(RequestConsent consent, ConsentChoice choice, CancellationToken cancellationToken)
    {
        var before = consent.Decision;
        var signals = choice.Surface == ConsentSurface.Signal ? CookieCategories.None : consent.RefusedBySignals;
        var after = maker.Decide(consent.Configuration, before, choice, signals);
        if (choice.IsGrantBarred)
            after = maker.WithNewId(consent.Configuration, maker.Keep(consent.Configuration, before, after));
        if (!consent.Configuration.IsEnforcing || after.Cookie == before.Cookie || DecisionComparison.IsUnchanged(before, after))
            return ConsentOutcome.Unchanged;

        var record = Describe(consent, before, after, choice, signals);
        var isProven = !record.GrantsMore || await recorder.TryAppendAsync(record, consent.Configuration.Options.RecordTimeout, cancellationToken);
        if (!isProven)
        {
            // What was granted and proven before may stay; what was refused now is refused, under a record of its own.
            after = maker.WithNewId(consent.Configuration, maker.Keep(consent.Configuration, before, after));
            if (after.Stored is null || DecisionComparison.IsUnchanged(before, after))
                return ConsentOutcome.NotProven;
            record = Describe(consent, before, after, choice, signals);
        }
        consent.Apply(after);
        if (!record.GrantsMore)
        {
            var isKept = await recorder.TryAppendAsync(record, consent.Configuration.Options.RecordTimeout, CancellationToken.None);
            if (!isKept && after.Stored is { RecordId: not null })
            {
                // What stays granted goes on naming the record that proves it, not one that nobody has.
                after = maker.Keep(consent.Configuration, before, after);
                consent.Apply(after);
            }
        }

        metrics.Decided(record);
        await TellObserversAsync(consent, new(before.Granted, after.Granted, record), cancellationToken);
        return isProven ? ConsentOutcome.Applied : ConsentOutcome.NotProven;
    }

    private ConsentRecord Describe(RequestConsent consent, in ConsentDecision before, in ConsentDecision after, ConsentChoice choice, CookieCategories signals)
    {
        var configuration = consent.Configuration;
        var isElsewhere = choice.IsElsewhere(configuration) && after.Stored is { } stored && stored.Scope.SequenceEqual(choice.Notice!.Scope);
        var granted = isElsewhere ? after.Stored!.Value.Granted : after.Consented & Optional;
        return new()
        {
            Id = after.Stored?.RecordId ?? maker.NewId(),
            PreviousId = before.Stored?.RecordId,
            Time = time.GetUtcNow(),
            Action = choice.Action == ConsentAction.RejectAll && before.Stored is { RecordId: not null } ? ConsentAction.Withdraw : choice.Action,
            Surface = choice.Surface,
            Granted = granted,
            GrantsMore = DecisionComparison.GrantsMore(configuration, before, after),
            Refused = Optional & ~(granted | after.Granted),
            RefusedServices = configuration.Refusals.IdsOf(after),
            RefusedBySignal = choice.Surface == ConsentSurface.Signal ? before.RefusedBySignal : signals & ~granted,
            Scope = isElsewhere ? choice.Notice!.Scope : configuration.Scope,
            PolicyVersion = isElsewhere ? choice.Notice!.PolicyVersion : configuration.Options.PolicyVersion,
            Notice = choice.Notice,
            Page = choice.Page,
            Region = consent.Region.Code,
            Controller = configuration.Options.Controller.Name,
            Validity = configuration.Options.ConsentLifetime,
        };
    }

    private async ValueTask TellObserversAsync(RequestConsent consent, ConsentDecisionChange change, CancellationToken cancellationToken)
    {
        foreach (var observer in observers)
        {
            try
            {
                // An observer that hangs must not hold back a refusal (requirement E02).
                await observer.OnDecisionChangedAsync(consent.Context, change, cancellationToken).AsTask().WaitAsync(consent.Configuration.Options.RecordTimeout, time, CancellationToken.None);
            }
            catch (Exception exception)
            {
                logger.ObserverFailed(exception, observer.GetType().Name);
            }
        }
    }
}
