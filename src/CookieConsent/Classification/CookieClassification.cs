namespace CookieConsent.Classification;

/// <summary>What is known of one cookie by its name.</summary>
/// <param name="Rule">The rule that hit; <see langword="null"/> where nothing knows the name.</param>
/// <param name="Source">The step that decided.</param>
/// <param name="IsCaseVariant">Whether the rule hit only when case is ignored: such a name can be blocked, never granted.</param>
internal readonly record struct CookieClassification(CookieRule? Rule, ClassificationSource Source, bool IsCaseVariant)
{
    /// <summary>The category; <see cref="CookieCategories.None"/> for an unknown cookie.</summary>
    public CookieCategories Category => Source == ClassificationSource.DeclaredInCode ? CookieCategories.Necessary : Rule?.Category ?? CookieCategories.None;

    /// <summary>Whether a visitor who granted <paramref name="granted"/> may be sent the cookie.</summary>
    public bool IsAllowed(CookieCategories granted, CookieHandling unknownCookies)
    {
        if (Source == ClassificationSource.Unknown)
            return unknownCookies == CookieHandling.Allow;
        if (unknownCookies == CookieHandling.Allow && Rule is { IsCommonName: true })
            return true;
        if (Category == CookieCategories.Necessary)
            return true;
        return !IsCaseVariant && Rule!.IsCoveredByGrant && (granted & Rule.Category) != 0;
    }

    /// <summary>Whether a visitor may be sent the cookie before consent, in a region that exempts <paramref name="exempt"/>.</summary>
    public bool IsExempt(CookieCategories exempt) => Rule is { IsExempt: true } rule && !IsCaseVariant && Category == rule.Category && (exempt & rule.Category) != 0;

    /// <summary>Whether the cookie is known well enough to be hidden from the app and deleted: by a name of its own, not by the site's bare star.</summary>
    public bool IsKnownByName => Rule is { IsCommonName: false } && Source != ClassificationSource.SiteDefault;
}
