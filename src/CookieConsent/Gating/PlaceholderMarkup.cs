using System.Globalization;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>What a visitor sees in place of held content: what is missing, and a button that grants just that. It works without script.</summary>
internal static class PlaceholderMarkup
{
    /// <summary>The form in one language. Of what it sends, the categories that are granted already stay granted.</summary>
    public static NoticeTemplate Build(ConsentConfiguration configuration, ConsentTexts texts, TagGate gate)
    {
        var needed = CategoryTexts.OptionalIn(configuration).Where(category => (gate.Categories & category) != 0).ToArray();
        var template = new NoticeTemplate().FormStart("ccx-held-form").HiddenFields();
        foreach (var category in CategoryTexts.Optional)
        {
            template.ServicesAsTheyAre(configuration, category, gate);
            // Without a name it is not sent: script writes the fields anew from it after a change in the page.
            if (configuration.Options.Banner.ServiceChoice && configuration.Refusals.In(category).Any())
                template.Html($"<input type=\"hidden\" data-ccx-services=\"{CategoryTexts.Key(category)}\" value=\"").Text(string.Join(' ', configuration.Refusals.In(category).Select(service => service.Id))).Html("\">");
            var field = $"<input type=\"hidden\" name=\"category\" value=\"{CategoryTexts.Key(category)}\">";
            if (needed.Contains(category))
                template.Html(field);
            else
                template.When(NoticeHole.Granted, field, category);
        }
        if (gate.Owner is { } owner)
            template.Html("<p>").Text(texts["held.service"].Replace("{service}", owner.Name, StringComparison.Ordinal)).Html("</p>");
        template.WhatIsMissing(needed, texts).Html("<p class=\"ccx-alert\" role=\"alert\" data-ccx-alert></p>");

        // A page for everyone does not know what else is granted and must stay so: there the visitor ticks it in the settings.
        if (configuration.Options.Banner.CacheSafe)
            template.SettingsLink(texts);
        else
            template.Choice("save", texts["held.button"]);
        return template.Html("</form>").Complete();
    }

    /// <summary>The placeholder for one visitor, as large as what it stands for.</summary>
    public static IHtmlContent For(RequestConsent consent, TagGate gate, TagHelperOutput output, IHtmlContent? words)
    {
        var configuration = consent.Configuration;
        var culture = CultureInfo.CurrentUICulture;
        var texts = configuration.Notices.Texts(culture);
        var prepared = configuration.Notices.Placeholder(culture, gate);
        var theme = configuration.Options.Banner.Theme;
        var values = configuration.Options.Banner.CacheSafe
            ? NoticeValues.ForEveryone(consent, prepared.Notice, theme)
            : NoticeValues.For(consent, prepared.Notice, ConsentPaths.ReturnUrl(consent.Context), theme);

        var content = new HtmlContentBuilder();
        content.AppendHtml(ConsentStylesheet.Link(consent, TagText.Of(output, "nonce")));
        content.AppendHtml(ConsentStylesheet.HeldLink(consent, TagText.Of(output, "nonce")));
        content.AppendHtml($"<div class=\"ccx ccx-held\" data-ccx-placeholder data-nosnippet data-ccx-theme=\"{values.TextOf(NoticeHole.Theme)}\" lang=\"{texts.Language}\" dir=\"{texts.Direction}\">");
        content.AppendHtml(Space(output));
        if (words is not null)
            content.AppendHtml("<div>").AppendHtml(words).AppendHtml("</div>");
        return content.AppendHtml(new NoticeContent(prepared.Template, values)).AppendHtml("</div>");
    }

    /// <summary>
    /// What stands in a circuit in place of content. A circuit does not know the services that are refused one by one, and what it knows may be a moment old: a
    /// button that sends what is granted along could grant more. So the visitor ticks it in the settings.
    /// </summary>
    public static string InCircuit(ConsentConfiguration configuration, ConsentTexts texts, TagGate gate, string endpoint)
    {
        var template = new NoticeTemplate().Html("<div class=\"ccx-held-form\">");
        template.WhatIsMissing(CategoryTexts.OptionalIn(configuration).Where(category => (gate.Categories & category) != 0), texts).SettingsLink(texts).Html("</div>").Complete();
        using var html = new StringWriter();
        template.WriteTo(html, NoticeValues.Neutral(configuration.Options, texts.Language) with { Endpoint = endpoint });
        return html.ToString();
    }

    private static NoticeTemplate WhatIsMissing(this NoticeTemplate template, IEnumerable<CookieCategories> needed, ConsentTexts texts) =>
        template.Html("<p>").Text(texts["held.text"].Replace("{categories}", string.Join(", ", needed.Select(texts.Name)), StringComparison.Ordinal)).Html("</p>");

    private static NoticeTemplate SettingsLink(this NoticeTemplate template, ConsentTexts texts) =>
        template.Html("<a data-ccx-settings target=\"_top\" href=\"").Hole(NoticeHole.Endpoint).Hole(NoticeHole.SettingsQuery).Html("\">").Text(texts["settings.link"]).Html("</a>");

    // Where services are chosen one by one, a category that is sent without any would be granted with all of them.
    private static void ServicesAsTheyAre(this NoticeTemplate template, ConsentConfiguration configuration, CookieCategories category, TagGate gate)
    {
        if (!configuration.Options.Banner.ServiceChoice)
            return;
        foreach (var service in configuration.Refusals.In(category))
        {
            var field = $"<input type=\"hidden\" name=\"service\" value=\"{NoticeTemplate.Encode(service.Id)}\">";
            if (service.Id == gate.Owner?.ServiceId)
                template.Html(field);
            else
                template.When(NoticeHole.Granted, field, category, service.Code);
        }
    }

    // The room that the content will take, so that nothing moves when it comes; an attribute, because policies forbid styles.
    private static string Space(TagHelperOutput output) =>
        Length(output, "width") is { } width && Length(output, "height") is { } height
            ? $"<svg class=\"ccx-held-space\" aria-hidden=\"true\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"></svg>"
            : "";

    private static int? Length(TagHelperOutput output, string name) =>
        int.TryParse(TagText.Of(output, name), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0 ? length : null;
}
