using CookieConsent.Banner;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>
/// The banner and the settings dialog. Put <c>&lt;ConsentBanner /&gt;</c> first in <c>&lt;body&gt;</c> of <c>App.razor</c>: not into an interactive component,
/// because its script takes it out of the page. It writes what <c>&lt;consent-banner /&gt;</c> writes: nothing for a visitor who owes no choice.
/// </summary>
public sealed class ConsentBanner : ComponentBase
{
    private string _html = "";

    /// <inheritdoc cref="ConsentBannerTagHelper.Nonce" />
    [Parameter]
    public string? Nonce { get; set; }

    /// <inheritdoc cref="ConsentBannerTagHelper.Layout" />
    [Parameter]
    public ConsentBannerLayout? Layout { get; set; }

    /// <inheritdoc cref="ConsentBannerTagHelper.Theme" />
    [Parameter]
    public ConsentTheme? Theme { get; set; }

    /// <inheritdoc cref="ConsentBannerTagHelper.ClientApi" />
    [Parameter]
    public bool ClientApi { get; set; }

    /// <inheritdoc cref="ConsentBannerTagHelper.OptOutLink" />
    [Parameter]
    public bool OptOutLink { get; set; } = true;

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var isInteractive = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode);
        var consent = ComponentPlace.PageConsentOf(HttpContext, isInteractive, "<ConsentBanner />", "first in <body> of App.razor");
        var content = new HtmlContentBuilder();
        BannerContent.Append(content, consent, new(Nonce, Layout, Theme, ClientApi, OptOutLink));
        _html = ComponentPlace.Text(content);
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, _html);
    }
}
