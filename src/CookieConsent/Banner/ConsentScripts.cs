using CookieConsent.Decision;

namespace CookieConsent.Banner;

/// <summary>The tags of our scripts and of what they speak through, each once for each page.</summary>
internal static class ConsentScripts
{
    private static readonly object IsStatusWritten = new();

    /// <summary>A script's tag; empty where the page has it already. A module runs once in a document, however often enhanced navigation writes its tag again.</summary>
    public static string Tag(RequestConsent consent, string name, string? nonce, string attributes = "") =>
        consent.Context.Items.TryAdd(name, null)
            ? $"<script src=\"{ConsentStylesheet.Address(consent, name)}\" type=\"module\"{attributes}{Reload(consent)}{ConsentStylesheet.Nonce(consent, nonce)}></script>"
            : "";

    /// <summary>Where screen readers are told of a choice (requirement W08); empty where the page has it already.</summary>
    public static string Status(RequestConsent consent, ConsentTexts texts) =>
        consent.Context.Items.TryAdd(IsStatusWritten, null)
            ? $"<p class=\"ccx-hidden\" role=\"status\" lang=\"{texts.Language}\" data-ccx-status data-ccx-saved=\"{NoticeTemplate.Encode(texts["saved.status"])}\" data-ccx-error=\"{NoticeTemplate.Encode(texts["error.notSaved"])}\"></p>"
            : "";

    // A page keeps the policy that it came with: what is granted in it can only start when it is loaded anew.
    private static string Reload(RequestConsent consent) => consent.Configuration.Firewall is { IsEnforced: true } ? " data-ccx-reload" : "";
}
