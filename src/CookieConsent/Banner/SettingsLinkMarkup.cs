using System.Globalization;
using CookieConsent.Decision;

namespace CookieConsent.Banner;

/// <summary>The link to the settings and the button that withdraws (requirement U12).</summary>
internal static class SettingsLinkMarkup
{
    /// <summary>The link in the words of the page's language, with the button behind it where <paramref name="withdraw"/> asks for it.</summary>
    public static string For(RequestConsent consent, bool withdraw)
    {
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        var link = $"<a href=\"{NoticeTemplate.Encode(Address(consent, texts))}\" data-ccx-settings target=\"_top\">{NoticeTemplate.Encode(texts["settings.link"])}</a>";
        return withdraw ? link + Withdraw(consent, texts) : link;
    }

    /// <summary>The settings page, as the visitor's page links to it; not encoded for HTML.</summary>
    public static string Address(RequestConsent consent, ConsentTexts texts) => ConsentPaths.Endpoint(consent) + ConsentPaths.SettingsQuery(ReturnUrl(consent), texts.Language);

    /// <summary>The button, for a visitor who has granted something; on a page for everyone hidden for all others; else empty.</summary>
    public static string Withdraw(RequestConsent consent, ConsentTexts texts)
    {
        if (!consent.Configuration.IsEnforcing)
            return "";
        if (consent.Configuration.Options.Banner.CacheSafe)
            return ConsentStylesheet.StateLink(consent, null) + SharedMarkup.Start(SharedMarkup.Granted) + Form(consent, texts) + SharedMarkup.End;

        // Read only here: a plain link does not make the page depend on the visitor.
        return consent.Status != ConsentStatus.Undecided && consent.Decision.Consented != CookieCategories.Necessary ? Form(consent, texts) : "";
    }

    /// <summary>The button. Without our attributes no script of ours takes it away, as none may in a circuit.</summary>
    public static string Form(string endpoint, string returnUrl, ConsentTexts texts, string attributes = "") =>
        $"<form method=\"post\" action=\"{NoticeTemplate.Encode(endpoint)}\"{attributes}>"
        + $"<input type=\"hidden\" name=\"returnUrl\" value=\"{NoticeTemplate.Encode(returnUrl)}\">"
        + $"<button name=\"choice\" value=\"reject-all\">{NoticeTemplate.Encode(texts["withdraw.button"])}</button></form>";

    private static string Form(RequestConsent consent, ConsentTexts texts) =>
        Form(ConsentPaths.Endpoint(consent), ReturnUrl(consent), texts, consent.Configuration.Options.Banner.CacheSafe ? " data-ccx-withdraw data-ccx-form" : " data-ccx-withdraw");

    // In a page for everyone it would be the address of whoever came first: without one the browser says where the visitor comes from.
    private static string ReturnUrl(RequestConsent consent) => consent.Configuration.Options.Banner.CacheSafe ? "" : ConsentPaths.ReturnUrl(consent.Context);
}
