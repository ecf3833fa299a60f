using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>How a piece of a page is held back: in a <c>&lt;template&gt;</c>, which no browser runs, loads or shows.</summary>
internal static class HeldMarkup
{
    /// <summary>What stands before and behind content without a tag of its own, in a component: nothing where it is let through.</summary>
    public static TagHelperOutput Of(RequestConsent consent, TagGate gate, bool hasPlaceholder, IHtmlContent? words)
    {
        var output = new TagHelperOutput(null, [], static (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        Apply(consent, gate, output, hasPlaceholder, words, isPatched: true);
        return output;
    }

    /// <summary>Holds back what a tag helper writes, or lets it through.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="gate">What it waits for.</param>
    /// <param name="output">What is written.</param>
    /// <param name="hasPlaceholder">Whether something visible stands in its place.</param>
    /// <param name="words">The site's own words for the placeholder; <see langword="null"/> for ours.</param>
    /// <param name="isPatched">Whether enhanced navigation may put the page into the document of another, where script of ours lives on whatever this page has.</param>
    public static void Apply(RequestConsent consent, TagGate gate, TagHelperOutput output, bool hasPlaceholder, IHtmlContent? words = null, bool isPatched = false)
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
            MarkLive(consent, output, categories, service, isPatched);
            if (gate.IsExempt(consent))
            {
                // An objection in the page has to end it there.
                output.Attributes.SetAttribute("data-ccx-service", gate.Owner!.ServiceId);
                AppendStarter(consent, output.PostElement, TagText.Of(output, "nonce"));
            }
            return;
        }
        if (hasPlaceholder)
            output.PreElement.AppendHtml(PlaceholderMarkup.For(consent, gate, output, words));
        var start = $"<template data-ccx-held=\"{categories}\"{service}{(isPatched ? PatchKey(consent) : "")}>";
        if (isShared || isPatched || consent.Status != ConsentStatus.Decided)
            output.PreElement.AppendHtml(start);
        else
            output.PreElement.AppendHtml(new WatchedMarkup(consent, start, "<template>"));
        output.PostElement.AppendHtml("</template>");
        if (hasPlaceholder)
            AppendSender(consent, output.PostElement, TagText.Of(output, "nonce"));
        if (isShared)
            AppendStarter(consent, output.PostElement, TagText.Of(output, "nonce"));
    }

    // A page whose code of a category has run starts again when that category is withdrawn in it.
    private static void MarkLive(RequestConsent consent, TagHelperOutput output, string categories, string service, bool isPatched)
    {
        var mark = $"<template data-ccx-live=\"{categories}\"{service}></template>";
        if (consent.Status == ConsentStatus.Decided && !isPatched)
            output.PostElement.AppendHtml(new WatchedMarkup(consent, mark, ""));
        else if (output.TagName is not null)
            output.Attributes.SetAttribute("data-ccx-live", categories);
        else
            output.PostElement.AppendHtml(mark);
    }

    // Enhanced navigation makes one element that of the next page, and does not look at what a template holds: the film of the page before would start.
    // It never does so with elements of which this attribute differs.
    private static string PatchKey(RequestConsent consent)
    {
        var request = consent.Context.Request;
        return string.Create(CultureInfo.InvariantCulture, $" data-permanent=\"{HashCode.Combine(request.PathBase, request.Path, request.QueryString):x8}\"");
    }

    // The placeholder's form is sent by the banner's script, also where no banner is owed. That script loads what starts held content once there is a choice.
    private static void AppendSender(RequestConsent consent, TagHelperContent content, string? nonce)
    {
        content.AppendHtml(ConsentScripts.Status(consent, Texts(consent)));
        content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.Script, nonce));
        if (!consent.Configuration.Options.Banner.CacheSafe)
            content.AppendHtml(ConsentScripts.ForgetTag(consent, nonce));
    }

    private static void AppendStarter(RequestConsent consent, TagHelperContent content, string? nonce)
    {
        content.AppendHtml(ConsentScripts.Tag(consent, ConsentAssets.HeldScript, nonce, ConsentScripts.ReloadText(Texts(consent))));
        if (!consent.Configuration.Options.Banner.CacheSafe)
            content.AppendHtml(ConsentScripts.ForgetTag(consent, nonce));
    }

    private static ConsentTexts Texts(RequestConsent consent) => consent.Configuration.Notices.Texts(CultureInfo.CurrentUICulture);
}
