using CookieConsent.Configuration;

namespace CookieConsent.Decision;

/// <summary>What a choice changes.</summary>
internal static class DecisionComparison
{
    /// <summary>Whether something is consented to afterwards that was not before.</summary>
    public static bool GrantsMore(ConsentConfiguration configuration, in ConsentDecision before, in ConsentDecision after) =>
        GrantsElsewhere(before, after) || (after.Consented & ~before.Consented & CookieCategories.All) != 0 || configuration.Refusals.GrantsMore(before, after);

    private static bool GrantsElsewhere(in ConsentDecision before, in ConsentDecision after) =>
        after.Lapsed != CookieCategories.None
        && after.Stored is { } wanted
        && !(before.Stored is { } stored && stored.Scope.SequenceEqual(wanted.Scope) && (wanted.Granted & ~stored.Granted) == CookieCategories.None);

    /// <summary>Whether the visitor has what he had.</summary>
    public static bool IsUnchanged(in ConsentDecision before, in ConsentDecision after) =>
        before.Status == after.Status
        && before.Lapsed == after.Lapsed
        && before.Stored is { } stored
        && after.Stored is { } wanted
        && before.RefusedBySignal == CookieCategories.None
        && stored.Granted == wanted.Granted
        && stored.OverridesSignal == wanted.OverridesSignal
        && (after.Lapsed == CookieCategories.None || stored.Scope.SequenceEqual(wanted.Scope))
        && stored.RefusedServices.SequenceEqual(wanted.RefusedServices);
}
