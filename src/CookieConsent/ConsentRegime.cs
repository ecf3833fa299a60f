namespace CookieConsent;

/// <summary>What holds for a visitor of a region who has not decided (requirement K06).</summary>
public enum ConsentRegime
{
    /// <summary>Nothing optional is granted before the visitor agrees. This holds everywhere unless the site configures something else.</summary>
    OptIn = 0,

    /// <summary>
    /// Everything is granted until the visitor objects. In place of the banner stands the link "Do not sell or share my personal information"; a privacy
    /// signal is an objection.
    /// </summary>
    OptOut = 1,

    /// <summary>Everything is granted until the visitor objects, and no notice is shown. The settings page answers all the same.</summary>
    None = 2,
}
