using System.Text;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using CookieConsent.Enforcement;

namespace CookieConsent.Banner;

/// <summary>The tags of our scripts and of what they speak through, each once for each page.</summary>
internal static class ConsentScripts
{
    private static readonly object IsStatusWritten = new();

    /// <summary>A script's tag; empty where the page has it already. A module runs once in a document, however often enhanced navigation writes its tag again.</summary>
    public static string Tag(RequestConsent consent, string name, string? nonce, string attributes = "") => BlockingTag(consent, name, nonce, " type=\"module\"" + attributes + Anew(consent));

    /// <summary>The tag of a script that has run before anything behind it; empty where the page has it already.</summary>
    public static string BlockingTag(RequestConsent consent, string name, string? nonce, string attributes) =>
        consent.Context.Items.TryAdd(name, null) ? $"<script src=\"{ConsentStylesheet.Address(consent, name)}\"{attributes}{ConsentStylesheet.Nonce(consent, nonce)}></script>" : "";

    /// <summary>What the script of held content says before it loads the page again.</summary>
    public static string ReloadText(ConsentTexts texts) => $" data-ccx-reload=\"{NoticeTemplate.Encode(texts["reload.status"])}\"";

    /// <summary>
    /// The tag of the script that takes what was refused out of the browser, for a decided visitor's own page; empty where nothing was refused and where the
    /// page has it already.
    /// </summary>
    public static string ForgetTag(RequestConsent consent, string? nonce) =>
        ForgetScript.IsDue(consent) && consent.Context.Items.TryAdd(ConsentAssets.ForgetScript, null)
            ? $"<script src=\"{NoticeTemplate.Encode(ConsentPaths.ForgetScript(consent))}\" type=\"module\" data-ccx-forget=\"{NoticeTemplate.Encode(Encoding.UTF8.GetString(StateEndpoint.Json(consent)))}\"{ConsentStylesheet.Nonce(consent, nonce)}></script>"
            : "";

    /// <summary>
    /// The script that tells of a privacy signal which the server did not see, on a page that grants advertisement to a visitor because he is where the law lets it. Elsewhere
    /// the banner's script loads it, where it is needed. Empty too where the page is everyone's, which has the banner's.
    /// </summary>
    public static string Signal(RequestConsent consent, string? nonce)
    {
        var options = consent.Configuration.Options;
        if (!consent.Configuration.IsEnforcing || options.Banner.CacheSafe || !consent.Configuration.Regions.CanImply || options.GlobalPrivacyControl == GlobalPrivacyControlHandling.Ignore)
            return "";
        return consent.Regime != ConsentRegime.OptIn && (consent.Decision.Granted & CookieCategories.Advertisement) != 0 && !consent.IsSignalKnown
            ? Tag(consent, ConsentAssets.SignalScript, nonce, " data-ccx-tell")
            : "";
    }

    /// <summary>Where screen readers are told of a choice (requirement W08); empty where the page has it already.</summary>
    public static string Status(RequestConsent consent, ConsentTexts texts) =>
        consent.Context.Items.TryAdd(IsStatusWritten, null)
            ? $"<p class=\"ccx-hidden\" role=\"status\" lang=\"{texts.Language}\" data-ccx-status data-ccx-saved=\"{NoticeTemplate.Encode(texts["saved.status"])}\" data-ccx-error=\"{NoticeTemplate.Encode(texts["error.notSaved"])}\"></p>"
            : "";

    // A page keeps the policy that it came with: what is granted in it can only start when it is loaded anew.
    private static string Anew(RequestConsent consent) => consent.Configuration.Firewall is { IsEnforced: true } ? " data-ccx-anew" : "";
}
