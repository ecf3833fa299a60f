using System.Buffers.Text;
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
    DecisionReader reader,
    TimeProvider time,
    IEnumerable<IConsentDecisionObserver> observers,
    ConsentMetrics metrics,
    ILogger<DecisionWriter> logger
)
{
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    /// <summary>Whether the choice would grant something that is not granted now.</summary>
    public bool GrantsMore(RequestConsent consent, ConsentChoice choice) =>
        consent.Configuration.IsEnforcing
        && GrantsMore(consent.Configuration, consent.Decision, Decide(consent.Configuration, consent.Decision, choice, consent.RefusedBySignals));

    /// <summary>Writes a choice into the record store and the request.</summary>
    public async ValueTask<ConsentOutcome> WriteAsync(RequestConsent consent, ConsentChoice choice, CancellationToken cancellationToken)
    {
        var before = consent.Decision;
        var signals = choice.Surface == ConsentSurface.Signal ? CookieCategories.None : consent.RefusedBySignals;
        var after = Decide(consent.Configuration, before, choice, signals);
        if (choice.IsGrantBarred)
            after = WithNewId(Keep(consent.Configuration, before, after));
        if (!consent.Configuration.IsEnforcing || after.Cookie == before.Cookie || IsUnchanged(before, after))
            return ConsentOutcome.Unchanged;

        var record = Describe(consent, before, after, choice, signals);
        var isProven = !record.GrantsMore || await recorder.TryAppendAsync(record, consent.Configuration.Options.RecordTimeout, cancellationToken);
        if (!isProven)
        {
            // What was granted and proven before may stay; what was refused now is refused, under a record of its own.
            after = WithNewId(Keep(consent.Configuration, before, after));
            if (after.Stored is null || IsUnchanged(before, after))
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
                after = Keep(consent.Configuration, before, after);
                consent.Apply(after);
            }
        }

        metrics.Decided(record);
        await TellObserversAsync(consent, new(before.Granted, after.Granted, record), cancellationToken);
        return isProven ? ConsentOutcome.Applied : ConsentOutcome.NotProven;
    }

    /// <summary>The decision that a choice leads to.</summary>
    private ConsentDecision Decide(ConsentConfiguration configuration, in ConsentDecision before, ConsentChoice choice, CookieCategories signals)
    {
        if (choice.Surface == ConsentSurface.Signal)
            return WithoutWhatTheSignalRefuses(configuration, before);
        var asked = choice.Categories & Optional;
        var stood = before.Stored is { OverridesSignal: true } && (before.Granted & CookieCategories.Advertisement) != 0;
        var stands = stood || (choice.IsTicked && (signals & CookieCategories.Advertisement) != 0);
        var taken = stands ? signals & ~CookieCategories.Advertisement : signals;
        var (granted, refused) = configuration.Refusals.Settle(asked & ~taken, choice.RefusedServices);
        var overrides = stands && (granted & CookieCategories.Advertisement) != 0;
        return IsElsewhere(configuration, choice)
            ? ConsentDecision.OfOtherScope(
                new ConsentCookieValue(reader.Today, granted, overrides, choice.Notice!.Scope, granted == CookieCategories.None ? null : NewId(), refused),
                configuration.Scope
            )
            : Decided(configuration, granted, overrides, refused);
    }

    private ConsentDecision Decided(ConsentConfiguration configuration, CookieCategories granted, bool overridesSignal, string refusedServices)
    {
        var stored = new ConsentCookieValue(reader.Today, granted, overridesSignal, configuration.Scope, granted == CookieCategories.None ? null : NewId(), refusedServices);
        return new(ConsentStatus.Decided, CookieCategories.Necessary | granted, CookieCategories.None, CookieCategories.None, stored);
    }

    /// <summary>The grant leaves the cookie; the rest of the decision, its day included, stays as the visitor made it.</summary>
    private ConsentDecision WithoutWhatTheSignalRefuses(ConsentConfiguration configuration, in ConsentDecision before)
    {
        // What nobody consented to is not kept as a grant: only the mark is, so that the next request knows of the signal.
        if (before.Stored is not { } stored)
            return before with { RefusedBySignal = CookieCategories.None, Cookie = new ConsentCookieValue(reader.Today, CookieCategories.None, true, configuration.Scope, null) };
        var (granted, refused) = configuration.Refusals.Settle(stored.Granted & ~before.RefusedBySignal, ServiceRefusals.CodesOf(stored));
        return Narrow(before, granted, refused, NewId()) with { RefusedBySignal = CookieCategories.None };
    }

    /// <summary>The part of <paramref name="after"/> that <paramref name="before"/> proves.</summary>
    private ConsentDecision Keep(ConsentConfiguration configuration, in ConsentDecision before, in ConsentDecision after)
    {
        if (before.Stored is not { } stored)
        {
            // Nothing is proven. Who gives up something that he had without consent has objected, and no objection is blocked.
            var isObjection = ((before.Granted | before.Exempt) & ~after.Granted & Optional) != 0;
            return isObjection ? Decided(configuration, CookieCategories.None, false, "") : before;
        }
        var refusals = after.Stored is { } wanted ? ServiceRefusals.CodesOf(stored).Concat(ServiceRefusals.CodesOf(wanted)) : ServiceRefusals.CodesOf(stored);
        var (granted, refused) = configuration.Refusals.Settle(stored.Granted & (after.Granted | after.Lapsed), refusals);
        return Narrow(before, granted, refused, stored.RecordId);
    }

    /// <summary>What is left of a decision, as the visitor made it: its day and its scope stay.</summary>
    private static ConsentDecision Narrow(in ConsentDecision before, CookieCategories granted, string refusedServices, string? recordId)
    {
        var stored = before.Stored!.Value;
        return before with
        {
            Granted = CookieCategories.Necessary | (before.Granted & granted),
            Lapsed = before.Lapsed & granted,
            RefusedBySignal = before.RefusedBySignal & granted,
            Implied = before.Implied & granted,
            Exempt = before.Exempt & granted,
            Cookie = new ConsentCookieValue(
                stored.Day,
                granted,
                stored.OverridesSignal && (granted & CookieCategories.Advertisement) != 0,
                stored.Scope,
                granted == CookieCategories.None ? null : recordId,
                refusedServices
            ),
        };
    }

    /// <summary>The same decision under a record of its own.</summary>
    private ConsentDecision WithNewId(in ConsentDecision decision) =>
        decision.Stored is { RecordId: not null } stored
            ? decision with { Cookie = new ConsentCookieValue(stored.Day, stored.Granted, stored.OverridesSignal, stored.Scope, NewId(), stored.RefusedServices) }
            : decision;

    /// <summary>Whether another process of the site has shown what was chosen on: the choice is about what that one covers.</summary>
    private static bool IsElsewhere(ConsentConfiguration configuration, ConsentChoice choice) => choice.Notice is { } notice && notice.Scope != configuration.Scope;

    private static bool GrantsMore(ConsentConfiguration configuration, in ConsentDecision before, in ConsentDecision after) =>
        GrantsElsewhere(before, after) || (after.Consented & ~before.Consented & CookieCategories.All) != 0 || configuration.Refusals.GrantsMore(before, after);

    private static bool GrantsElsewhere(in ConsentDecision before, in ConsentDecision after) =>
        after.Lapsed != CookieCategories.None
        && after.Stored is { } wanted
        && !(before.Stored is { } stored && stored.Scope.SequenceEqual(wanted.Scope) && (wanted.Granted & ~stored.Granted) == CookieCategories.None);

    private static bool IsUnchanged(in ConsentDecision before, in ConsentDecision after) =>
        before.Status == after.Status
        && before.Lapsed == after.Lapsed
        && before.Stored is { } stored
        && after.Stored is { } wanted
        && before.RefusedBySignal == CookieCategories.None
        && stored.Granted == wanted.Granted
        && stored.OverridesSignal == wanted.OverridesSignal
        && (after.Lapsed == CookieCategories.None || stored.Scope.SequenceEqual(wanted.Scope))
        && stored.RefusedServices.SequenceEqual(wanted.RefusedServices);

    private ConsentRecord Describe(RequestConsent consent, in ConsentDecision before, in ConsentDecision after, ConsentChoice choice, CookieCategories signals)
    {
        var configuration = consent.Configuration;
        var isElsewhere = IsElsewhere(configuration, choice) && after.Stored is { } stored && stored.Scope.SequenceEqual(choice.Notice!.Scope);
        var granted = isElsewhere ? after.Stored!.Value.Granted : after.Consented & Optional;
        return new()
        {
            Id = after.Stored?.RecordId ?? NewId(),
            PreviousId = before.Stored?.RecordId,
            Time = time.GetUtcNow(),
            Action = choice.Action == ConsentAction.RejectAll && before.Stored is { RecordId: not null } ? ConsentAction.Withdraw : choice.Action,
            Surface = choice.Surface,
            Granted = granted,
            GrantsMore = GrantsMore(configuration, before, after),
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

    /// <summary>128 bits, in time order so that an index of them stays small.</summary>
    private string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
