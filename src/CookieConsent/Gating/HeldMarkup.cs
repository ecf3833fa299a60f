using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>How a piece of a page is held back: in a <c>&lt;template&gt;</c>, which no browser runs, loads or shows.</summary>
internal static class HeldMarkup
{
    private static readonly object IsScriptWritten = new();

    /// <summary>Holds back what a tag helper writes, or lets it through.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="gate">What it waits for.</param>
    /// <param name="output">What is written.</param>
    /// <param name="hasPlaceholder">Whether something visible stands in its place.</param>
    /// <param name="words">The site's own words for the placeholder; <see langword="null"/> for ours.</param>
    public static void Apply(RequestConsent consent, TagGate gate, TagHelperOutput output, bool hasPlaceholder, IHtmlContent? words = null)
    {
        if (gate.IsAlwaysOpen)
            return;
        if (!gate.CanOpen)
        {
            output.SuppressOutput();
            return;
        }
        var categories = string.Join(',', CategoryTexts.Optional.Where(category => (gate.Categories & category) != 0).Select(CategoryTexts.Key));
        var service = gate.Owner is null ? "" : $" data-ccx-service=\"{NoticeTemplate.Encode(gate.Owner.ServiceId)}\"";
        if (gate.IsOpenTo(consent))
        {
            MarkLive(output, categories);
            return;
        }
        if (hasPlaceholder)
            output.PreElement.AppendHtml(PlaceholderMarkup.For(consent, gate, output, words));
        output.PreElement.AppendHtml($"<template data-ccx-held=\"{categories}\"{service}>");
        output.PostElement.AppendHtml("</template>");
        if (hasPlaceholder || consent.Status != ConsentStatus.Decided)
            output.PostElement.AppendHtml(Script(consent, TagText.Of(output, "nonce")));
    }

    // A page whose code of a category has run starts again when that category is withdrawn in it.
    private static void MarkLive(TagHelperOutput output, string categories)
    {
        if (output.TagName is not null)
            output.Attributes.SetAttribute("data-ccx-live", categories);
    }

    private static string Script(RequestConsent consent, string? nonce) =>
        consent.Context.Items.TryAdd(IsScriptWritten, null)
            ? $"<script src=\"{ConsentStylesheet.Address(consent, ConsentAssets.HeldScript)}\" defer{ConsentStylesheet.Nonce(nonce)}></script>"
            : "";
}
