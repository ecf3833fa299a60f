namespace CookieConsent;

/// <summary>Whether Google's tags are told the visitor's decision (Consent Mode v2), and when they load.</summary>
public enum GoogleConsentMode
{
    /// <summary>They are told nothing. They wait like every other tag.</summary>
    Off = 0,

    /// <summary>They load once the visitor has granted what they wait for, and find the decision there (requirement E15).</summary>
    Basic = 1,

    /// <summary>
    /// Google's scripts load before consent, find everything denied and send Google signals without cookies. A visitor's browser contacts Google before
    /// any choice, to which nobody has agreed (requirements E14, E15): a warning is logged.
    /// </summary>
    Advanced = 2,
}
