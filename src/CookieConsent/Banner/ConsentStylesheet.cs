using CookieConsent.Decision;

namespace CookieConsent.Banner;

/// <summary>The links to our stylesheets, each once for each page.</summary>
internal static class ConsentStylesheet
{
    private static readonly object IsWritten = new();
    private static readonly object IsStateWritten = new();

    /// <summary>The link; empty where the page has it already.</summary>
    public static string Link(RequestConsent consent, string? nonce) =>
        consent.Context.Items.TryAdd(IsWritten, null) ? $"<link rel=\"stylesheet\" href=\"{Address(consent, ConsentAssets.Stylesheet)}\"{Nonce(consent, nonce)}>" : "";

    /// <summary>
    /// The link in front of the banner, also where the page has one already: a view runs before the layout that it stands in, so that one may come after the banner, which would be
    /// seen without its style until then.
    /// </summary>
    public static string LinkBeforeBanner(RequestConsent consent, string? nonce)
    {
        consent.Context.Items.Remove(IsWritten);
        return Link(consent, nonce);
    }

    /// <summary>The link to the visitor's own stylesheet, which a page that every visitor gets needs; empty where the page has it already.</summary>
    public static string StateLink(RequestConsent consent, string? nonce) =>
        consent.Context.Items.TryAdd(IsStateWritten, null)
            ? $"<link rel=\"stylesheet\" href=\"{NoticeTemplate.Encode(ConsentPaths.StateStylesheet(consent))}\" data-ccx-sheet{Nonce(consent, nonce)}>"
            : "";

    /// <summary>The link to the stylesheet of placeholders; empty where the page has it already.</summary>
    public static string HeldLink(RequestConsent consent, string? nonce) =>
        consent.Context.Items.TryAdd(ConsentAssets.HeldStylesheet, null)
            ? $"<link rel=\"stylesheet\" href=\"{Address(consent, ConsentAssets.HeldStylesheet)}\"{Nonce(consent, nonce)}>"
            : "";

    /// <summary>The link in a circuit, which a browser loads once however often it stands there.</summary>
    public static string InCircuit(string endpoint, string name) => $"<link rel=\"stylesheet\" href=\"{NoticeTemplate.Encode($"{endpoint}/{ConsentAssets.FileNameOf(name)}")}\">";

    /// <summary>Address of an asset, encoded for HTML.</summary>
    public static string Address(RequestConsent consent, string name) => NoticeTemplate.Encode(ConsentPaths.Asset(consent, name));

    /// <summary>The attribute <c>nonce</c>, that of the firewall's policy where the tag names none; empty where neither has one.</summary>
    public static string Nonce(RequestConsent consent, string? nonce) =>
        string.IsNullOrEmpty(nonce) && string.IsNullOrEmpty(nonce = consent.PageNonce) ? "" : $" nonce=\"{NoticeTemplate.Encode(nonce)}\"";
}
