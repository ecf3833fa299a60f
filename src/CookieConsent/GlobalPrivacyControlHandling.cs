namespace CookieConsent;

/// <summary>What a <c>Sec-GPC: 1</c> request header refuses (Global Privacy Control, requirements S01 to S03).</summary>
public enum GlobalPrivacyControlHandling
{
    /// <summary>Advertisement is refused, also after an earlier grant.</summary>
    RefuseAdvertisement = 0,

    /// <summary>Advertisement and analytics are refused, also after an earlier grant.</summary>
    RefuseAdvertisementAndAnalytics = 1,

    /// <summary>The signal changes nothing.</summary>
    Ignore = 2,
}
