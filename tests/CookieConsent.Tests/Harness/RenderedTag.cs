using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Tests.Harness;

/// <summary>What a tag writes into the page of a request.</summary>
internal static class RenderedTag
{
    public static Task<string> BannerAsync(HttpContext context, bool hasClientApi = false) =>
        RenderAsync(new ConsentBannerTagHelper { ViewContext = new ViewContext { HttpContext = context }, ClientApi = hasClientApi });

    public static Task<string> SettingsLinkAsync(HttpContext context) =>
        RenderAsync(new ConsentSettingsLinkTagHelper { ViewContext = new ViewContext { HttpContext = context }, Withdraw = true });

    private static async Task<string> RenderAsync(TagHelper helper)
    {
        var output = new TagHelperOutput("consent", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        await helper.ProcessAsync(new([], new Dictionary<object, object>(), "id"), output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}
