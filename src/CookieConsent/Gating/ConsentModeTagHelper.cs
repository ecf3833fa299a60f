using System.Text;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using CookieConsent.Gating;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent;

/// <summary>
/// Tells tags of Google (Consent Mode v2), Microsoft UET and Clarity what the visitor has granted: <c>&lt;consent-mode google /&gt;</c>, first in
/// <c>&lt;head&gt;</c>, in front of every one of these tags. Writes one small script of this site's own that runs before them, and nothing where neither an attribute nor
/// <see cref="CookieConsentOptions.ConsentSignals"/> asks for anything. The tags themselves go on waiting for the visitor (requirements E15, S09, S10).
/// </summary>
[HtmlTargetElement("consent-mode", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ConsentModeTagHelper : TagHelper
{
    /// <summary>The page's nonce for scripts, where its Content-Security-Policy asks for one. Default: none.</summary>
    public string? Nonce { get; set; }

    /// <summary>Google Consent Mode v2. Default: as <see cref="ConsentSignalOptions.Google"/>.</summary>
    public bool Google { get; set; }

    /// <summary>Microsoft Advertising's UET tag. Default: as <see cref="ConsentSignalOptions.MicrosoftUet"/>.</summary>
    public bool MicrosoftUet { get; set; }

    /// <summary>Microsoft Clarity. Default: as <see cref="ConsentSignalOptions.Clarity"/>.</summary>
    public bool Clarity { get; set; }

    /// <summary>Google's <c>ads_data_redaction</c>. Default: as <see cref="ConsentSignalOptions.AdsDataRedaction"/>.</summary>
    public bool AdsDataRedaction { get; set; }

    /// <summary>Google's <c>url_passthrough</c>. Default: as <see cref="ConsentSignalOptions.UrlPassthrough"/>.</summary>
    public bool UrlPassthrough { get; set; }

    /// <summary>Countries and regions divided by commas: <c>NO, CA-QC</c>. Default: <see cref="ConsentSignalOptions.Regions"/>.</summary>
    public string? Region { get; set; }

    /// <summary>The view, set by the framework.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.SuppressOutput();
        var consent = (RequestConsent)ViewContext.HttpContext.GetCookieConsent();

        // In report-only mode nothing changes: these tags find what they found before.
        if (!consent.Configuration.IsEnforcing || Signals(consent.Configuration.Options.ConsentSignals) is not { Length: > 0 } signals)
            return;
        var attributes = $" data-ccx-signals=\"{signals}\"";

        // A page for everyone must not even ask: its script does.
        if (!consent.Configuration.Options.Banner.CacheSafe)
        {
            consent.MarkContentDependent();
            attributes += $" data-ccx-state=\"{NoticeTemplate.Encode(Encoding.UTF8.GetString(StateEndpoint.Json(consent)))}\"{Regions(consent)}";
        }
        output.Content.AppendHtml(ConsentScripts.BlockingTag(consent, ConsentAssets.ConsentModeScript, Nonce, attributes));
        if (!consent.Configuration.Options.Banner.CacheSafe)
            output.Content.AppendHtml(ConsentScripts.ForgetTag(consent, Nonce));
    }

    private string Signals(ConsentSignalOptions options)
    {
        var isGoogle = Google || options.Google != GoogleConsentMode.Off;
        (bool IsAsked, string Name)[] signals =
        [
            (isGoogle, "google"),
            (isGoogle && (AdsDataRedaction || options.AdsDataRedaction), "ads_data_redaction"),
            (isGoogle && (UrlPassthrough || options.UrlPassthrough), "url_passthrough"),
            (MicrosoftUet || options.MicrosoftUet, "uet"),
            (Clarity || options.Clarity, "clarity"),
        ];
        return string.Join(' ', signals.Where(signal => signal.IsAsked).Select(signal => signal.Name));
    }

    private string Regions(RequestConsent consent)
    {
        string[] regions = Region is null ? [.. consent.Configuration.Options.ConsentSignals.Regions] : Region.Split(',', StringSplitOptions.TrimEntries);
        if (!regions.All(RegionCode.Is))
        {
            GateReader.MisreadRegion(consent, $"<consent-mode region=\"{Region}\">");
            return "";
        }
        return regions.Length == 0 ? "" : $" data-ccx-region=\"{string.Join(' ', regions)}\"";
    }
}
