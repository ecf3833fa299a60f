using CookieConsent.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace CookieConsent.Tests.Components;

/// <summary>A static page with every component.</summary>
internal sealed class StaticPage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ConsentModeScript>(0);
        builder.AddComponentParameter(1, "Google", true);
        builder.AddComponentParameter(2, "MicrosoftUet", true);
        builder.AddComponentParameter(3, "Clarity", true);
        builder.AddComponentParameter(4, "AdsDataRedaction", true);
        builder.AddComponentParameter(5, "UrlPassthrough", true);
        builder.AddComponentParameter(6, "Region", "NO, CA-QC");
        builder.AddComponentParameter(7, "Nonce", "abc");
        builder.CloseComponent();
        builder.OpenComponent<ConsentBanner>(8);
        builder.AddComponentParameter(9, "OptOutLink", false);
        builder.CloseComponent();
        builder.OpenComponent<ConsentContent>(10);
        builder.AddComponentParameter(11, "For", "Analytics");
        builder.AddComponentParameter(12, "ChildContent", Fragments.Measured);
        builder.CloseComponent();
        builder.OpenComponent<ConsentSettingsLink>(13);
        builder.AddComponentParameter(14, "class", "small");
        builder.AddComponentParameter(15, "Withdraw", true);
        builder.CloseComponent();
        builder.OpenComponent<ConsentOptOutLink>(16);
        builder.CloseComponent();
        builder.OpenComponent<ConsentDeclaration>(17);
        builder.AddComponentParameter(18, "HeadingLevel", 3);
        builder.CloseComponent();
    }
}

/// <summary>What may stand in a circuit, and what it shows of the state.</summary>
internal sealed class LivePart : ComponentBase
{
    [CascadingParameter]
    private ConsentState? State { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "output");
        builder.AddContent(1, $"{State?.Granted} {State?.Status}");
        builder.CloseElement();
        builder.OpenComponent<ConsentContent>(2);
        builder.AddComponentParameter(3, "For", "Analytics");
        builder.AddComponentParameter(4, "Placeholder", Fragments.Words);
        builder.AddComponentParameter(5, "ChildContent", Fragments.Measured);
        builder.CloseComponent();
        builder.OpenComponent<ConsentSettingsLink>(6);
        builder.AddComponentParameter(7, "Withdraw", true);
        builder.CloseComponent();
        builder.OpenComponent<ConsentDeclaration>(8);
        builder.CloseComponent();
    }
}

/// <summary>A place in a circuit that one piece of gated content leaves to another when the visitor's state changes.</summary>
internal sealed class ChangingPart : ComponentBase
{
    [CascadingParameter]
    private ConsentState? State { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "output");
        builder.AddContent(1, $"{State?.Granted} {State?.Status}");
        builder.CloseElement();
        builder.OpenComponent<ConsentContent>(2);
        builder.AddComponentParameter(3, "For", State?.IsGranted(CookieCategories.Functionality) == true ? "Advertisement" : "Analytics");
        builder.AddComponentParameter(4, "ChildContent", Fragments.Measured);
        builder.CloseComponent();
    }
}

/// <summary>A page with one interactive component in it, rendered in advance.</summary>
internal sealed class PageAround<T> : ComponentBase
    where T : IComponent
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<T>(0);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
    }
}

/// <summary>One piece of gated content with its variants.</summary>
internal sealed class HeldPiece : ComponentBase
{
    [Parameter]
    public string? For { get; set; }

    [Parameter]
    public bool Silent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ConsentContent>(0);
        builder.AddComponentParameter(1, "For", For);
        builder.AddComponentParameter(2, "Silent", Silent);
        builder.AddComponentParameter(3, "Placeholder", Fragments.Words);
        builder.AddComponentParameter(4, "ChildContent", Fragments.Measured);
        builder.CloseComponent();
    }
}

internal static class Fragments
{
    public const string MeasuredHtml = "<p id=\"measured\">Visits are measured.</p>";

    public static RenderFragment Measured { get; } = builder => builder.AddMarkupContent(0, MeasuredHtml);

    public static RenderFragment Words { get; } = builder => builder.AddMarkupContent(0, "<p id=\"words\">A chart of the visits.</p>");
}
