using CookieConsent.Classification;
using CookieConsent.Regions;

namespace CookieConsent.Decision;

/// <summary>
/// One visitor's decision as it holds now: what the consent cookie says, less what has lapsed, less what a signal refuses. Immutable.
/// </summary>
internal readonly record struct ConsentDecision
{
    // Every request carries one of these: a byte for each of the first six is all they need.
    private readonly byte _status;
    private readonly byte _granted;
    private readonly byte _lapsed;
    private readonly byte _refusedBySignal;
    private readonly byte _implied;
    private readonly byte _exempt;
    private readonly ConsentCookieValue _stored;

    /// <summary>Makes a decision.</summary>
    public ConsentDecision(ConsentStatus status, CookieCategories granted, CookieCategories lapsed, CookieCategories refusedBySignal, ConsentCookieValue? stored)
    {
        Status = status;
        Granted = granted;
        Lapsed = lapsed;
        RefusedBySignal = refusedBySignal;
        Cookie = stored;
    }

    /// <summary>Whether a choice is still owed.</summary>
    public ConsentStatus Status
    {
        get => (ConsentStatus)_status;
        init => _status = (byte)value;
    }

    /// <summary>What is granted; always contains <see cref="CookieCategories.Necessary"/>.</summary>
    public CookieCategories Granted
    {
        get => (CookieCategories)_granted;
        init => _granted = (byte)value;
    }

    /// <summary>What was granted, but for another scope: neither granted nor refused.</summary>
    public CookieCategories Lapsed
    {
        get => (CookieCategories)_lapsed;
        init => _lapsed = (byte)value;
    }

    /// <summary>What the cookie grants and a signal refuses.</summary>
    public CookieCategories RefusedBySignal
    {
        get => (CookieCategories)_refusedBySignal;
        init => _refusedBySignal = (byte)value;
    }

    /// <summary>What is granted without consent, because the visitor's region lets it be until he objects. Never kept as consent.</summary>
    public CookieCategories Implied
    {
        get => (CookieCategories)_implied;
        init => _implied = (byte)value;
    }

    /// <summary>The categories, not granted, whose exempt services may run all the same.</summary>
    public CookieCategories Exempt
    {
        get => (CookieCategories)_exempt;
        init => _exempt = (byte)value;
    }

    /// <summary>What the visitor has agreed to; always contains <see cref="CookieCategories.Necessary"/>.</summary>
    public CookieCategories Consented => Granted & ~Implied;

    /// <summary>What the visitor decided; <see langword="null"/> where there is no valid decision.</summary>
    public ConsentCookieValue? Stored => _stored.IsPresent && !_stored.IsSignalMark ? _stored : null;

    /// <summary>What the cookie says: a decision, or the mark of a signal that script told of.</summary>
    public ConsentCookieValue? Cookie
    {
        get => _stored.IsPresent ? _stored : null;
        init => _stored = value.GetValueOrDefault();
    }

    /// <summary>Whether script told of a privacy signal before that the server did not see.</summary>
    public bool HasSignalMark => _stored.IsPresent && _stored.IsSignalMark;

    /// <summary>Whether nothing at all is refused.</summary>
    public bool IsEverythingGranted => Granted == CookieCategories.All && !_stored.HasRefusedServices;

    /// <summary>The codes of the services that are refused alone, one after the other.</summary>
    public ReadOnlySpan<char> RefusedServices => _stored.RefusedServices;

    /// <summary>Whether a visitor of this decision may be sent the cookie, and the app may see it.</summary>
    public bool Allows(in CookieClassification classification, CookieHandling unknownCookies) =>
        (classification.IsAllowed(Granted, unknownCookies) || (_exempt != 0 && classification.IsExempt(Exempt)))
        && !(_stored.HasRefusedServices && classification.Rule is { ServiceCode: { } code } && Refuses(code));

    /// <summary>Whether the visitor refused the service with this code alone; its category may be granted.</summary>
    public bool Refuses(string serviceCode) => ServiceCode.Contains(RefusedServices, serviceCode);

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

        if (stored.IsSignalMark)
            return Undecided with { Cookie = stored };
        if (stored.Scope.SequenceEqual(scope))
            return new(ConsentStatus.Decided, CookieCategories.Necessary | stored.Granted, CookieCategories.None, CookieCategories.None, stored);

        var granted = CookieCategories.Necessary;
        var lapsed = CookieCategories.None;
        for (var i = 0; i < ScopeFingerprint.Categories.Length; i++)
        {
            var category = ScopeFingerprint.Categories[i];
            if ((stored.Granted & category) == 0)
                continue;
            var start = i * ScopeFingerprint.Length;
            if (stored.Scope.Slice(start, ScopeFingerprint.Length).SequenceEqual(scope.AsSpan(start, ScopeFingerprint.Length)))
                granted |= category;
            else
                lapsed |= category;
        }
        return new(lapsed == CookieCategories.None ? ConsentStatus.Decided : ConsentStatus.Lapsed, granted, lapsed, CookieCategories.None, stored);
    }

    /// <summary>
    /// A choice on what another process has shown, under that one's scope: here only categories are granted that cover the same, and nothing is asked
    /// (<see cref="DecisionElsewhere"/>).
    /// </summary>
    public static ConsentDecision OfOtherScope(in ConsentCookieValue stored, string scope) => From(stored, scope, stored.Day, TimeSpan.MaxValue).Unasked();

    /// <summary>The decision, with nothing owed.</summary>
    public ConsentDecision Unasked() => this with { Status = ConsentStatus.Decided };

    /// <summary>The decision less what a signal refuses, unless the visitor ticked it beside the signal's notice.</summary>
    public ConsentDecision Less(CookieCategories refusedBySignal)
    {
        if (Stored is { OverridesSignal: true })
            refusedBySignal &= ~CookieCategories.Advertisement;
        var taken = (Granted | Exempt) & refusedBySignal & ~CookieCategories.Necessary;
        return taken == CookieCategories.None
            ? this
            : this with
            {
                Granted = Granted & ~taken,
                Implied = Implied & ~taken,
                Exempt = Exempt & ~taken,
                RefusedBySignal = RefusedBySignal | taken,
            };
    }

    /// <summary>The decision where the visitor's region grants or exempts what he has neither granted nor refused.</summary>
    /// <param name="terms">What holds in the region.</param>
    /// <param name="refusedBySignals">What signals refuse: it is refused already, so nothing of it comes to be granted.</param>
    public ConsentDecision Under(RegionTerms terms, CookieCategories refusedBySignals)
    {
        var open = (Stored is null ? CookieCategories.All & ~CookieCategories.Necessary : Lapsed) & ~refusedBySignals;
        var implied = terms.Regime == ConsentRegime.OptIn ? CookieCategories.None : open;
        return this with { Granted = Granted | implied, Implied = implied, Exempt = terms.Exemptions & open };
    }
}
