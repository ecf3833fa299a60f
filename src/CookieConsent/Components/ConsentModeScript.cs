using CookieConsent.Gating;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>
/// Tells tags of Google (Consent Mode v2), Microsoft UET and Clarity what the visitor has granted: <c>&lt;ConsentModeScript Google /&gt;</c>, first in
/// <c>&lt;head&gt;</c> of <c>App.razor</c>, in front of every one of these tags. It writes what <c>&lt;consent-mode google /&gt;</c> writes: one small script of this
/// site's own, which runs once in a document, also where enhanced navigation puts other pages into it. The tags themselves have to wait for the visitor, in
/// <see cref="ConsentContent"/> (requirements E15, S09, S10).
/// </summary>
public sealed class ConsentModeScript : ComponentBase
{
    private string _html = "";

    /// <inheritdoc cref="ConsentModeTagHelper.Nonce" />
    [Parameter]
    public string? Nonce { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.Google" />
    [Parameter]
    public bool Google { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.MicrosoftUet" />
    [Parameter]
    public bool MicrosoftUet { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.Clarity" />
    [Parameter]
    public bool Clarity { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.AdsDataRedaction" />
    [Parameter]
    public bool AdsDataRedaction { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.UrlPassthrough" />
    [Parameter]
    public bool UrlPassthrough { get; set; }

    /// <inheritdoc cref="ConsentModeTagHelper.Region" />
    [Parameter]
    public string? Region { get; set; }

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var isInteractive = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode);
        var consent = ComponentPlace.PageConsentOf(HttpContext, isInteractive, "<ConsentModeScript />", "first in <head> of App.razor");
        _html = ConsentModeMarkup.Of(consent, new(Nonce, Google, MicrosoftUet, Clarity, AdsDataRedaction, UrlPassthrough, Region), $"<ConsentModeScript Region=\"{Region}\" />");
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, _html);
    }
}
