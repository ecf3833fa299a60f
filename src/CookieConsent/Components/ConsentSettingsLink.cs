using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>
/// The link to the cookie settings, for every page, static or interactive (requirement U12). Content replaces its text, other attributes go to the link. With
/// <see cref="Withdraw"/> a one-click button stands behind it, as a form: then not inside <c>&lt;p&gt;</c> or another form.
/// </summary>
public sealed class ConsentSettingsLink : ComponentBase
{
    private ConsentTexts? _texts;
    private string _address = "";
    private string _withdrawal = "";
    private bool _isInteractive;

    /// <summary>
    /// Whether a visitor who has granted something also gets a button that withdraws it. Default: <see langword="false"/>. In an interactive component it needs
    /// <c>AddCascadingConsentState()</c>.
    /// </summary>
    [Parameter]
    public bool Withdraw { get; set; }

    /// <summary>The text of the link. Default: the built-in one.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Attributes of the link.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? AdditionalAttributes { get; set; }

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    [Inject]
    private ConsentConfigurationSource Source { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Endpoint => ComponentPlace.EndpointOf(Navigation, Source.Current);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _isInteractive = ComponentPlace.IsInteractive(RendererInfo, AssignedRenderMode);
        _texts = Source.Current.Notices.Texts(CultureInfo.CurrentUICulture);
        if (_isInteractive)
        {
            // In a circuit the visitor goes from page to page without a request: the browser says where he comes from.
            _address = Endpoint + ConsentPaths.SettingsQuery("", _texts.Language);
            return;
        }
        var consent = ComponentPlace.ConsentOf(HttpContext, "<ConsentSettingsLink />");
        _address = SettingsLinkMarkup.Address(consent, _texts);
        if (Withdraw)
            _withdrawal = SettingsLinkMarkup.Withdraw(consent, _texts);
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "a");
        builder.AddMultipleAttributes(1, AdditionalAttributes);
        builder.AddAttribute(2, "href", _address);
        builder.AddAttribute(3, "data-ccx-settings", true);
        // Enhanced navigation and the router leave such a link alone: the settings page is a document of its own, which can stand in no frame either.
        if (AdditionalAttributes?.ContainsKey("target") != true)
            builder.AddAttribute(4, "target", "_top");
        if (ChildContent is null)
            builder.AddMarkupContent(5, NoticeTemplate.Encode(_texts!["settings.link"]));
        else
            builder.AddContent(6, ChildContent);
        builder.CloseElement();
        if (!_isInteractive)
            builder.AddMarkupContent(7, _withdrawal);
        else if (Withdraw && Source.Current.IsEnforcing)
            builder.AddContent(8, WithConsentState.Of("<ConsentSettingsLink Withdraw />", BuildWithdrawal));
    }

    private void BuildWithdrawal(RenderTreeBuilder builder, ConsentState state)
    {
        if (state.Status != ConsentStatus.Undecided && state.Granted != CookieCategories.Necessary)
            builder.AddMarkupContent(0, SettingsLinkMarkup.Form(Endpoint, "", _texts!));
    }
}
