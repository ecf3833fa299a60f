using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CookieConsent.Components;

/// <summary>
/// What depends on the visitor's state in a circuit. A component of its own, because whoever takes the cascading state asks for it: a static page of ours must
/// not, or no cache could keep it (requirement E16).
/// </summary>
internal sealed class WithConsentState : ComponentBase
{
    /// <summary>The component that it belongs to, for the message.</summary>
    [Parameter]
    public string Tag { get; set; } = "";

    /// <summary>What is rendered in one state.</summary>
    [Parameter]
    public Action<RenderTreeBuilder, ConsentState>? View { get; set; }

    [CascadingParameter]
    private ConsentState? State { get; set; }

    /// <summary>The component as content.</summary>
    public static RenderFragment Of(string tag, Action<RenderTreeBuilder, ConsentState> view) =>
        builder =>
        {
            builder.OpenComponent<WithConsentState>(0);
            builder.AddComponentParameter(1, nameof(Tag), tag);
            builder.AddComponentParameter(2, nameof(View), view);
            builder.CloseComponent();
        };

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        View!(
            builder,
            State ?? throw new InvalidOperationException($"{Tag} stands in an interactive component and has no state to follow. Write builder.Services.AddCookieConsent().AddCascadingConsentState() in Program.cs.")
        );
}
