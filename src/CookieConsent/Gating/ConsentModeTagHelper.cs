using CookieConsent.Decision;
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
        output.Content.AppendHtml(
            ConsentModeMarkup.Of(
                (RequestConsent)ViewContext.HttpContext.GetCookieConsent(),
                new(Nonce, Google, MicrosoftUet, Clarity, AdsDataRedaction, UrlPassthrough, Region),
                $"<consent-mode region=\"{Region}\">"
            )
        );
    }
}
