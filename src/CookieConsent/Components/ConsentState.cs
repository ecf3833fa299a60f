namespace CookieConsent.Components;

/// <summary>
/// A visitor's decision, for components: <c>[CascadingParameter] public ConsentState? Consent { get; set; }</c> after
/// <c>AddCookieConsent().AddCascadingConsentState()</c>. Immutable; components are rendered anew with another one when the visitor decides anew, here or in
/// another tab.
/// </summary>
/// <remarks>
/// It says what may be done, as in a request, and grants nothing: a circuit cannot set cookies, and a choice is made on the banner or in the settings. Without
/// proof of the decision (nobody could be asked, the connection was lost on the way) only <see cref="CookieCategories.Necessary"/> is granted.
/// </remarks>
public sealed record ConsentState
{
    /// <summary>A state of your own making, for tests of your components.</summary>
    /// <param name="status">Whether a choice is owed.</param>
    /// <param name="granted">What is granted; <see cref="CookieCategories.Necessary"/> is added.</param>
    public ConsentState(ConsentStatus status, CookieCategories granted)
    {
        Status = status;
        Granted = (granted & CookieCategories.All) | CookieCategories.Necessary;
    }

    /// <summary>Whether the visitor still owes a choice.</summary>
    public ConsentStatus Status { get; }

    /// <summary>The categories that are granted; always contains <see cref="CookieCategories.Necessary"/>.</summary>
    public CookieCategories Granted { get; }

    /// <summary>Nobody has decided anything.</summary>
    internal static ConsentState Undecided { get; } = new(ConsentStatus.Undecided, CookieCategories.Necessary);

    /// <summary>Whether every one of <paramref name="categories"/> is granted.</summary>
    /// <param name="categories">One or more categories. <see cref="CookieCategories.None"/> and undefined bits give <see langword="false"/>.</param>
    /// <returns><see langword="true"/> where all of them are granted.</returns>
    public bool IsGranted(CookieCategories categories) => categories != CookieCategories.None && (Granted & categories) == categories;

    /// <summary>The same with nothing granted but what <paramref name="categories"/> has too.</summary>
    internal ConsentState Within(CookieCategories categories)
    {
        var granted = (Granted & categories) | CookieCategories.Necessary;
        return granted == Granted ? this : new(ConsentStatus.Lapsed, granted);
    }
}
