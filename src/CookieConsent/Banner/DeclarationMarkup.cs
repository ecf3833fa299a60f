using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>Every service and cookie that the site declares, by category. The same for every visitor.</summary>
internal static class DeclarationMarkup
{
    /// <summary>The classes of the element around it.</summary>
    public const string Classes = "ccx ccx-declaration";

    private const int LowestHeading = 6;

    /// <summary>The HTML in one language.</summary>
    /// <param name="configuration">What is declared.</param>
    /// <param name="texts">The language.</param>
    /// <param name="headingLevel">Level of the categories' headings, 1 to 6.</param>
    /// <param name="source">The tag as its author wrote it, for the message.</param>
    /// <exception cref="InvalidOperationException">There is no heading of that level.</exception>
    public static string Of(ConsentConfiguration configuration, ConsentTexts texts, int headingLevel, string source)
    {
        if (headingLevel is < 1 or > LowestHeading)
            throw new InvalidOperationException($"{source}: write a level from 1 to 6.");
        var template = new NoticeTemplate();
        foreach (var category in CategoryTexts.AllIn(configuration))
            template.Category(configuration, texts, category, headingLevel);
        using var html = new StringWriter();
        template.Complete().WriteTo(html, NoticeValues.Neutral(configuration.Options, texts.Language));
        return html.ToString();
    }

    private static void Category(this NoticeTemplate template, ConsentConfiguration configuration, ConsentTexts texts, CookieCategories category, int headingLevel)
    {
        template.Html($"<h{headingLevel}>").Text(texts.Name(category)).Html($"</h{headingLevel}><p>").Text(texts.Description(category)).Html("</p>");
        var services = ShownService.Of(configuration, category, texts);
        if (services.Count == 0)
            template.Html("<p>").Text(texts["dialog.noServices"]).Html("</p>");
        else
            template.ServiceTableOf(services, $"{texts.Name(category)}: {texts["dialog.services"]}", texts);
    }
}
