using System.Buffers.Text;
using CookieConsent.Configuration;

namespace CookieConsent.Decision;

/// <summary>Says which decision a choice leads to, and what is left of it where nothing more can be proven.</summary>
internal sealed class DecisionMaker(DecisionReader reader, TimeProvider time)
{
    /// <summary>The categories that a visitor can refuse.</summary>
    public const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    /// <summary>The decision that a choice leads to.</summary>
    public ConsentDecision Decide(ConsentConfiguration configuration, in ConsentDecision before, ConsentChoice choice, CookieCategories signals)
    {
        if (choice.Surface == ConsentSurface.Signal)
            return WithoutWhatTheSignalRefuses(configuration, before);
        var asked = choice.Categories & Optional;
        var stood = before.Stored is { OverridesSignal: true } && (before.Granted & CookieCategories.Advertisement) != 0;
        var stands = stood || (choice.IsTicked && (signals & CookieCategories.Advertisement) != 0);
        var taken = stands ? signals & ~CookieCategories.Advertisement : signals;
        var (granted, refused) = configuration.Refusals.Settle(asked & ~taken, choice.RefusedServices);
        var overrides = stands && (granted & CookieCategories.Advertisement) != 0;
        return choice.IsElsewhere(configuration)
            ? ConsentDecision.OfOtherScope(
                new ConsentCookieValue(reader.Today, granted, overrides, choice.Notice!.Scope, granted == CookieCategories.None ? null : NewId(isOfForeignScope: true), refused),
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
        return Narrow(before, granted, refused, NewId(IsForeign(stored, configuration))) with { RefusedBySignal = CookieCategories.None };
    }

    /// <summary>The part of <paramref name="after"/> that <paramref name="before"/> proves.</summary>
    public ConsentDecision Keep(ConsentConfiguration configuration, in ConsentDecision before, in ConsentDecision after)
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
    public ConsentDecision WithNewId(ConsentConfiguration configuration, in ConsentDecision decision) =>
        decision.Stored is { RecordId: not null } stored
            ? decision with { Cookie = new ConsentCookieValue(stored.Day, stored.Granted, stored.OverridesSignal, stored.Scope, NewId(IsForeign(stored, configuration)), stored.RefusedServices) }
            : decision;

    private static bool IsForeign(in ConsentCookieValue stored, ConsentConfiguration configuration) => !stored.Scope.SequenceEqual(configuration.Scope);

    /// <summary>The id of a record: 128 bits, in time order so that an index of them stays small.</summary>
    /// <param name="isOfForeignScope">Whether the decision is under another scope than the one in force: what comes back is then not taken for another app's.</param>
    public string NewId(bool isOfForeignScope = false)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        GrantRecordId.MarkScope(bytes, isOfForeignScope);
        return Base64Url.EncodeToString(bytes);
    }
}
