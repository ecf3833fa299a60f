using System.Globalization;
using CookieConsent.Decision;

namespace CookieConsent.Banner;

/// <summary>The link to object, for visitors of regions where that is what the law asks for (requirement S06). It has the look of the page: no style of ours.</summary>
internal static class OptOutLinkMarkup
{
    /// <summary>The link, for a visitor of such a region; on a page for everyone hidden for all others; else empty.</summary>
    public static string For(RequestConsent consent)
    {
        if (!consent.Configuration.IsEnforcing || !consent.Configuration.Regions.CanOptOut)
            return "";
        var isShared = consent.Configuration.Options.Banner.CacheSafe;
        if (isShared)
            return SharedMarkup.Start(SharedMarkup.OptOut) + Link(consent, "") + SharedMarkup.End;

        // Where the visitor is decides over the page from here on.
        consent.MarkContentDependent();
        return consent.Regime == ConsentRegime.OptOut ? Link(consent, ConsentPaths.ReturnUrl(consent.Context)) : "";
    }

    /// <summary>The same where no banner stands beside it, which would bring the visitor's own stylesheet to a page for everyone.</summary>
    public static string Alone(RequestConsent consent)
    {
        var link = For(consent);
        return consent.Configuration.Options.Banner.CacheSafe && link.Length > 0 ? ConsentStylesheet.StateLink(consent, null) + link : link;
    }

    private static string Link(RequestConsent consent, string returnUrl)
    {
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        var address = ConsentPaths.Endpoint(consent) + ConsentPaths.SettingsQuery(returnUrl, texts.Language);
        return $"<a class=\"ccx-opt-out-link\" href=\"{NoticeTemplate.Encode(address)}\" target=\"_top\" lang=\"{texts.Language}\" data-ccx-opt-out>{NoticeTemplate.Encode(texts["optOut.link"])}</a>";
    }
}
