using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CookieConsent.Weight.Contestants;

/// <summary>What our own banner and dialog tell a visitor, read from the page, so that the others tell the same.</summary>
internal sealed record ShownNotice(string Title, string Body, IReadOnlyList<ShownCategory> Categories)
{
    /// <summary>Reads it from our page.</summary>
    public static ShownNotice Read(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var banner = page.QuerySelector("[data-ccx-banner]")!;
        var categories = page.QuerySelectorAll("[data-ccx-dialog] .ccx-category").Select(ShownCategory.Read).ToArray();
        if (categories.Length != 4 || categories.Sum(category => category.Services.Count) < 10)
            throw new InvalidOperationException("The dialog does not have four categories with ten services, or its markup has changed: this class reads it.");
        return new(Text(banner.QuerySelector("h2")!), string.Join(' ', banner.QuerySelectorAll("p:not([role]), li").Select(Text)), categories);
    }

    internal static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A category and its services.</summary>
internal sealed record ShownCategory(string Id, string Name, string Description, IReadOnlyList<ShownService> Services)
{
    public bool IsNecessary => Id == "necessary";

    internal static ShownCategory Read(IElement element) =>
        new(
            element.QuerySelector("input[name=category]")?.GetAttribute("value") ?? "necessary",
            ShownNotice.Text(element.QuerySelector("label")!),
            ShownNotice.Text(element.QuerySelector("summary [id]")!),
            [.. element.QuerySelectorAll("tbody").Select(ShownService.Read)]
        );
}

/// <summary>A service and its cookies.</summary>
internal sealed record ShownService(string Id, string Name, string Provider, string Purpose, IReadOnlyList<(string Name, string Lifetime)> Cookies)
{
    internal static ShownService Read(IElement element)
    {
        var name = ShownNotice.Text(element.QuerySelector("[scope=rowgroup]")!);
        var id = string.Concat(name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
        return new(id, name, Column("Provider")[0], Column("Purpose")[0], [.. Column("Cookie").Zip(Column("Lifetime"))]);

        string[] Column(string label) => [.. element.QuerySelectorAll($"td[data-ccx-label=\"{label}\"]").Select(ShownNotice.Text)];
    }
}
