using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Tests.Harness;

/// <summary>A page of single tags, each written as Razor would write it, and read as a browser reads it.</summary>
internal static class TagPage
{
    /// <summary>A handler that answers with the tags.</summary>
    public static RequestDelegate Of(params (string Tag, string Attributes, string Content)[] tags) =>
        async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(await WriteAsync(context, tags));
        };

    /// <summary>The tags one after the other, written once all of them have run, as a view with a layout is.</summary>
    public static async Task<string> WriteAsync(HttpContext context, params (string Tag, string Attributes, string Content)[] tags)
    {
        var outputs = new List<TagHelperOutput>();
        foreach (var (tag, attributes, content) in tags)
            outputs.Add(await RunAsync(context, tag, attributes, content));
        using var writer = new StringWriter();
        foreach (var output in outputs)
            output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static async Task<TagHelperOutput> RunAsync(HttpContext context, string tag, string attributes, string content)
    {
        var view = new ViewContext { HttpContext = context };
        var element = (IHtmlDocument)new HtmlParser().ParseDocument($"<template><{tag} {attributes}></{tag}></template>");
        var written = ((IHtmlTemplateElement)element.QuerySelector("template")!).Content.FirstElementChild!;
        var all = new TagHelperAttributeList(written.Attributes.Select(attribute => new TagHelperAttribute(attribute.Name, attribute.Value)));
        var helper = HelperFor(tag, all, view);
        var helperContext = new TagHelperContext(tag, all, new Dictionary<object, object>(), Guid.NewGuid().ToString());
        var output = new TagHelperOutput(
            tag,
            new TagHelperAttributeList(all.Where(attribute => attribute.Name is not ("consent" or "for" or "withdraw" or "heading-level"))),
            (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(content))
        );
        await helper.ProcessAsync(helperContext, output);
        if (!output.IsContentModified)
            output.Content.SetHtmlContent(content);
        return output;
    }

    private static TagHelper HelperFor(string tag, TagHelperAttributeList attributes, ViewContext view)
    {
        string? Value(string name) => attributes.TryGetAttribute(name, out var attribute) ? (string?)attribute.Value : null;
        return tag switch
        {
            "consent-banner" => new ConsentBannerTagHelper { ClientApi = attributes.ContainsName("client-api"), OptOutLink = Value("opt-out-link") != "false", Nonce = Value("nonce"), ViewContext = view },
            "consent-mode" => new ConsentModeTagHelper
            {
                Google = attributes.ContainsName("google"),
                MicrosoftUet = attributes.ContainsName("microsoft-uet"),
                Clarity = attributes.ContainsName("clarity"),
                AdsDataRedaction = attributes.ContainsName("ads-data-redaction"),
                UrlPassthrough = attributes.ContainsName("url-passthrough"),
                Region = Value("region"),
                Nonce = Value("nonce"),
                ViewContext = view,
            },
            "consent-settings-link" => new ConsentSettingsLinkTagHelper { Withdraw = attributes.ContainsName("withdraw"), ViewContext = view },
            "consent-opt-out-link" => new ConsentOptOutLinkTagHelper { ViewContext = view },
            "consent-declaration" => new ConsentDeclarationTagHelper { HeadingLevel = int.Parse(Value("heading-level") ?? "2", System.Globalization.CultureInfo.InvariantCulture), ViewContext = view },
            "consent-content" => new ConsentContentTagHelper { For = Value("for"), ViewContext = view },
            _ => new ConsentTagHelper { Consent = Value("consent"), ViewContext = view },
        };
    }
}
