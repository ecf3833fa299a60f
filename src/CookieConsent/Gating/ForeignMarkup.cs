using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>
/// Tags that were written for another consent tool: <c>type="text/plain" data-category="analytics"</c>, <c>data-cookieconsent="statistics"</c>,
/// <c>data-service</c>. Their categories have other names there.
/// </summary>
internal static class ForeignMarkup
{
    private static readonly string[] CategoryAttributes = ["data-cookieconsent", "data-category"];
    private static readonly string[] OtherAttributes = ["data-service", "data-cookieblock-src"];

    /// <summary>Takes the foreign attributes off a tag; what they ask for, as <see cref="ConsentTagHelper.Consent"/> takes it, or <see langword="null"/>.</summary>
    public static string? Take(TagHelperOutput output)
    {
        string? categories = null;
        foreach (var name in CategoryAttributes)
        {
            if (output.Attributes.TryGetAttribute(name, out var attribute))
            {
                categories ??= string.Join(',', TagText.Of(attribute).Split(',', StringSplitOptions.TrimEntries).Select(Translate));
                output.Attributes.Remove(attribute);
            }
        }
        if (categories is null)
            return null;

        if (output.Attributes.TryGetAttribute("data-cookieblock-src", out var source))
            output.Attributes.SetAttribute("src", source.Value);
        foreach (var name in OtherAttributes)
            output.Attributes.RemoveAll(name);
        if (output.Attributes.TryGetAttribute("type", out var type) && TagText.Of(type).Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            output.Attributes.Remove(type);
        return categories;
    }

    private static string Translate(string name) =>
        name.ToLowerInvariant() switch
        {
            "preferences" or "functional" or "functionality" or "functionality_storage" or "personalization_storage" => nameof(CookieCategories.Functionality),
            "statistics" or "analytics" or "analytical" or "performance" or "analytics_storage" => nameof(CookieCategories.Analytics),
            "marketing" or "advertisement" or "advertising" or "ads" or "targeting" or "ad_storage" => nameof(CookieCategories.Advertisement),
            "necessary" or "essential" or "strictly-necessary" => nameof(CookieCategories.Necessary),
            _ => name,
        };
}
