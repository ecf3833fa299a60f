using CookieConsent.Banner;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>
/// The link "Do not sell or share my personal information" to the settings page, for visitors of regions under <see cref="ConsentRegime.OptOut"/>; nothing for
/// all others (requirement S06). For the footer, say, together with <c>&lt;ConsentBanner OptOutLink="false" /&gt;</c>. Not in an interactive component: a circuit
/// does not know where its visitor is.
/// </summary>
public sealed class ConsentOptOutLink : ComponentBase
{
    private string _html = "";

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var isInteractive = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode);
        _html = OptOutLinkMarkup.Alone(ComponentPlace.PageConsentOf(HttpContext, isInteractive, "<ConsentOptOutLink />", "in a static layout or in App.razor"));
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, _html);
    }
}
