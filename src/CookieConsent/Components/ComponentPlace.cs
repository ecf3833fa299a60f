using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Components;

/// <summary>Where a component is rendered: into a page, as a tag helper, or in a circuit, which has no request.</summary>
internal static class ComponentPlace
{
    /// <summary>Whether the component lives on in a circuit. Rendered in advance, it has to write what it will write there.</summary>
    public static bool IsInteractive(RendererInfo renderer, IComponentRenderMode? mode) => renderer.IsInteractive || mode is not null;

    /// <summary>The visitor of the page that the component is written into.</summary>
    /// <exception cref="InvalidOperationException">There is no request.</exception>
    public static RequestConsent ConsentOf(HttpContext? context, string tag) =>
        context is not null
            ? (RequestConsent)context.GetCookieConsent()
            : throw new InvalidOperationException($"{tag} is rendered outside of a request, so there is no visitor. Write it in a page that a visitor asks for.");

    /// <summary>The same for a component that only a page can have.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isInteractive">Whether the component lives on in a circuit.</param>
    /// <param name="tag">The component, for the message.</param>
    /// <param name="place">Where it is to be written, for the message.</param>
    /// <exception cref="InvalidOperationException">It stands in a circuit, or there is no request.</exception>
    public static RequestConsent PageConsentOf(HttpContext? context, bool isInteractive, string tag, string place) =>
        isInteractive
            ? throw new InvalidOperationException($"{tag} stands in an interactive component. Write it {place}, outside of what has a render mode.")
            : ConsentOf(context, tag);

    /// <summary>Path of the endpoints, where there is no request.</summary>
    public static string EndpointOf(NavigationManager navigation, ConsentConfiguration configuration) =>
        new Uri(navigation.BaseUri).AbsolutePath.TrimEnd('/') + configuration.Options.BasePath.ToUriComponent();

    /// <summary>HTML that is ready.</summary>
    public static string Text(IHtmlContent content)
    {
        using var html = new StringWriter();
        content.WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return html.ToString();
    }
}
