using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>How a piece of a page is held back: in a <c>&lt;template&gt;</c>, which no browser runs, loads or shows.</summary>
internal static class HeldMarkup
{
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
        // A page for everyone must not even ask: script starts there what its visitor has granted.
        var isShared = consent.Configuration.Options.Banner.CacheSafe;
        if (!isShared && gate.IsOpenTo(consent))
        {
            MarkLive(output, categories);
            if (gate.IsExempt(consent))
            {
                // An objection in the page has to end it there.
                output.Attributes.SetAttribute("data-ccx-service", gate.Owner!.ServiceId);
                AppendScripts(consent, output.PostElement, TagText.Of(output, "nonce"), hasPlaceholder: false);
            }
            return;
        }
        if (hasPlaceholder)
            output.PreElement.AppendHtml(PlaceholderMarkup.For(consent, gate, output, words));
        output.PreElement.AppendHtml($"<template data-ccx-held=\"{categories}\"{service}>");
        output.PostElement.AppendHtml("</template>");
        if (isShared || hasPlaceholder || consent.Status != ConsentStatus.Decided)
            AppendScripts(consent, output.PostElement, TagText.Of(output, "nonce"), hasPlaceholder);
    }

    // A page whose code of a category has run starts again when that category is withdrawn in it.
    private static void MarkLive(TagHelperOutput output, string categories)
    {
        if (output.TagName is not null)
            output.Attributes.SetAttribute("data-ccx-live", categories);
    }

    // The placeholder's form is sent by the banner's script, also where no banner is owed.
    private static void AppendScripts(RequestConsent consent, TagHelperContent content, string? nonce, bool hasPlaceholder)
    {
        var texts = consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
        if (hasPlaceholder)
        {
            content.AppendHtml(ConsentScripts.Status(consent, texts));
            content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.Script, nonce));
        }
        content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.HeldScript, nonce, ConsentScripts.ReloadText(texts)));
        if (!consent.Configuration.Options.Banner.CacheSafe)
            content.AppendHtml(ConsentScripts.ForgetTag(consent, nonce));
    }
}
