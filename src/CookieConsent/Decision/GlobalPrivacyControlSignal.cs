using Microsoft.AspNetCore.Http;

namespace CookieConsent.Decision;

/// <summary>Global Privacy Control: a <c>Sec-GPC</c> header of exactly <c>1</c>; anything else is as good as absent (requirements S01, S02).</summary>
internal sealed class GlobalPrivacyControlSignal : IPrivacySignal
{
    private const string HeaderName = "Sec-GPC";

    /// <summary>Whether the browser sends the signal, whatever the site makes of it.</summary>
    public static bool IsSent(HttpRequest request)
    {
        foreach (var value in request.Headers[HeaderName])
        {
            if (value == "1")
                return true;
        }
        return false;
    }

    /// <inheritdoc />
    public CookieCategories Refuses(HttpRequest request, CookieConsentOptions options) =>
        options.GlobalPrivacyControl == GlobalPrivacyControlHandling.Ignore || !IsSent(request) ? CookieCategories.None : RefusedUnder(options);

    /// <summary>What the signal refuses on this site, whoever saw it.</summary>
    public static CookieCategories RefusedUnder(CookieConsentOptions options) =>
        options.GlobalPrivacyControl switch
        {
            GlobalPrivacyControlHandling.Ignore => CookieCategories.None,
            GlobalPrivacyControlHandling.RefuseAdvertisementAndAnalytics => CookieCategories.Advertisement | CookieCategories.Analytics,
            _ => CookieCategories.Advertisement,
        };
}
