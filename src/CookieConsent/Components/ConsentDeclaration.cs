using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>
/// Every service and cookie that the site declares, by category, for the privacy page (requirement U09). The same for every visitor, in static and in
/// interactive pages.
/// </summary>
public sealed class ConsentDeclaration : ComponentBase
{
    private ConsentTexts? _texts;
    private string _stylesheet = "";
    private string _html = "";

    /// <inheritdoc cref="ConsentDeclarationTagHelper.HeadingLevel" />
    [Parameter]
    public int HeadingLevel { get; set; } = 2;

    /// <inheritdoc cref="ConsentDeclarationTagHelper.Nonce" />
    [Parameter]
    public string? Nonce { get; set; }

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    [Inject]
    private ConsentConfigurationSource Source { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var configuration = Source.Current;
        _texts = configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        _html = DeclarationMarkup.Of(configuration, _texts, HeadingLevel, $"<ConsentDeclaration HeadingLevel=\"{HeadingLevel}\">");
        _stylesheet = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode)
            ? ConsentStylesheet.InCircuit(ComponentPlace.EndpointOf(Navigation, configuration), ConsentAssets.Stylesheet)
            : ConsentStylesheet.Link(ComponentPlace.ConsentOf(HttpContext, "<ConsentDeclaration />"), Nonce);
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, _stylesheet);
        builder.OpenElement(1, "div");
        builder.AddAttribute(2, "class", DeclarationMarkup.Classes);
        builder.AddAttribute(3, "lang", _texts!.Language);
        builder.AddAttribute(4, "dir", _texts.Direction);
        builder.AddMarkupContent(5, _html);
        builder.CloseElement();
    }
}
