namespace CookieConsent.Decision;

/// <summary>
/// One visitor's decision as it holds now: what the consent cookie says, less what has lapsed, less what a signal refuses. Immutable.
/// </summary>
/// <param name="Status">Whether a choice is still owed.</param>
/// <param name="Granted">What is granted; always contains <see cref="CookieCategories.Necessary"/>.</param>
/// <param name="Lapsed">What was granted, but for another scope: neither granted nor refused.</param>
/// <param name="RefusedBySignal">What the cookie grants and a signal refuses.</param>
/// <param name="Stored">What the cookie says; <see langword="null"/> where there is no valid one.</param>
internal readonly record struct ConsentDecision(
    ConsentStatus Status,
    CookieCategories Granted,
    CookieCategories Lapsed,
    CookieCategories RefusedBySignal,
    ConsentCookieValue? Stored
)
{
    /// <summary>No valid decision.</summary>
    public static readonly ConsentDecision Undecided = new(ConsentStatus.Undecided, CookieCategories.Necessary, CookieCategories.None, CookieCategories.None, null);

    /// <summary>Report-only mode: everything is granted and nothing is owed.</summary>
    public static readonly ConsentDecision Everything = new(ConsentStatus.Decided, CookieCategories.All, CookieCategories.None, CookieCategories.None, null);

    /// <summary>Reads a stored value under the current scope: a pure function.</summary>
    /// <param name="stored">A value that was parsed strictly.</param>
    /// <param name="scope">The scope fingerprints in force.</param>
    /// <param name="today">Days from 1970-01-01, UTC.</param>
    /// <param name="lifetime">How long a decision holds.</param>
    public static ConsentDecision From(in ConsentCookieValue stored, string scope, int today, TimeSpan lifetime)
    {
        // A day in the future or past the lifetime: no decision. A shortened lifetime applies at once.
        if (stored.Day > today || today - stored.Day > lifetime.TotalDays)
            return Undecided;

        var granted = CookieCategories.Necessary;
        var lapsed = CookieCategories.None;
        for (var i = 0; i < ScopeFingerprint.Categories.Length; i++)
        {
            var category = ScopeFingerprint.Categories[i];
            if ((stored.Granted & category) == 0)
                continue;
            var start = i * ScopeFingerprint.Length;
            if (string.CompareOrdinal(stored.Scope, start, scope, start, ScopeFingerprint.Length) == 0)
                granted |= category;
            else
                lapsed |= category;
        }
        return new(lapsed == CookieCategories.None ? ConsentStatus.Decided : ConsentStatus.Lapsed, granted, lapsed, CookieCategories.None, stored);
    }

    /// <summary>The decision less what a signal refuses, unless the visitor ticked it beside the signal's notice.</summary>
    public ConsentDecision Less(CookieCategories refusedBySignal)
    {
        if (Stored is { OverridesSignal: true })
            refusedBySignal &= ~CookieCategories.Advertisement;
        var taken = Granted & refusedBySignal & ~CookieCategories.Necessary;
        return taken == CookieCategories.None ? this : this with { Granted = Granted & ~taken, RefusedBySignal = taken };
    }
}
