using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using CookieConsent.Gating;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Components;

/// <summary>
/// Content that waits for the visitor's consent: <c>&lt;ConsentContent For="Analytics"&gt;…&lt;/ConsentContent&gt;</c>. In a static page it is held as by
/// <c>&lt;consent-content&gt;</c>: in an inert <c>&lt;template&gt;</c> behind a placeholder with a button that grants just what is missing; not inside a form then.
/// In an interactive component, which needs <c>AddCascadingConsentState()</c>, it is rendered while it is granted, and otherwise a placeholder that leads to the
/// settings.
/// </summary>
public sealed class ConsentContent : ComponentBase
{
    private const char WordsMark = '\0';

    private TagGate _gate = TagGate.Closed;
    private string? _read;
    private string _source = "";
    private bool _isInteractive;
    private string[] _before = [""];
    private string _after = "";

    /// <summary>One category or several divided by commas, ignoring case: all of them have to be granted.</summary>
    [Parameter]
    [EditorRequired]
    public string? For { get; set; }

    /// <summary>What waits.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What a visitor reads in its place, before the button. Default: the built-in words alone.</summary>
    [Parameter]
    public RenderFragment? Placeholder { get; set; }

    /// <summary>Whether nothing at all stands in its place: for scripts, pixels and styles. Default: <see langword="false"/>.</summary>
    [Parameter]
    public bool Silent { get; set; }

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [Inject]
    private ConsentConfigurationSource Source { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // Of a list that changes, one piece gets the place of another, and with it what that waits for.
        if (_source.Length > 0 && _read == For)
            return;
        _read = For;
        _source = $"<ConsentContent For=\"{For}\">";
        _gate = GateReader.FromAttribute(Services, For, _source);
        _isInteractive = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode);
        if (_isInteractive)
            return;
        var consent = ComponentPlace.ConsentOf(HttpContext, _source);
        if (consent.Configuration.IsEnforcing)
            Hold(HeldMarkup.Of(consent, _gate, hasPlaceholder: !Silent, Placeholder is null ? null : new HtmlString(WordsMark.ToString())));
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!Source.Current.IsEnforcing || _gate.IsAlwaysOpen)
            builder.AddContent(0, ChildContent);
        else if (_gate.CanOpen && _isInteractive)
            builder.AddContent(1, WithConsentState.Of(_source, BuildInCircuit));
        else if (_gate.CanOpen)
            BuildHeld(builder);
    }

    // Markup of a static page is text: an element may begin in one piece and end in another.
    private void Hold(TagHelperOutput held)
    {
        _before = ComponentPlace.Text(held.PreElement).Split(WordsMark);
        _after = ComponentPlace.Text(held.PostElement);
    }

    private void BuildHeld(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(4, _before[0]);
        if (_before.Length > 1)
        {
            builder.AddContent(5, Placeholder);
            builder.AddMarkupContent(6, _before[1]);
        }
        builder.AddContent(7, ChildContent);
        builder.AddMarkupContent(8, _after);
    }

    private void BuildInCircuit(RenderTreeBuilder builder, ConsentState state)
    {
        if (state.IsGranted(_gate.Categories))
            builder.AddContent(0, ChildContent);
        else if (!Silent)
            BuildPlaceholder(builder);
    }

    private void BuildPlaceholder(RenderTreeBuilder builder)
    {
        var configuration = Source.Current;
        var endpoint = ComponentPlace.EndpointOf(Navigation, configuration);
        var texts = configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        builder.AddMarkupContent(1, ConsentStylesheet.InCircuit(endpoint, ConsentAssets.Stylesheet) + ConsentStylesheet.InCircuit(endpoint, ConsentAssets.HeldStylesheet));
        builder.OpenElement(2, "div");
        builder.AddAttribute(3, "class", "ccx ccx-held");
        builder.AddAttribute(4, "data-nosnippet", true);
        builder.AddAttribute(5, "data-ccx-theme", NoticeValues.NameOf(configuration.Options.Banner.Theme));
        builder.AddAttribute(6, "lang", texts.Language);
        builder.AddAttribute(7, "dir", texts.Direction);
        if (Placeholder is not null)
        {
            builder.OpenElement(8, "div");
            builder.AddContent(9, Placeholder);
            builder.CloseElement();
        }
        builder.AddMarkupContent(10, PlaceholderMarkup.InCircuit(configuration, texts, _gate, endpoint));
        builder.CloseElement();
    }
}
