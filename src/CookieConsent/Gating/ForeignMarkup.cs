using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>
/// Tags that were written for another consent tool: <c>type="text/plain" data-category="analytics"</c>, <c>data-cookieconsent="statistics"</c>,
/// <c>data-service</c>. Their categories have other names there.
/// </summary>
/// <param name="Categories">What the tag asks for, as <see cref="ConsentTagHelper.Consent"/> takes it.</param>
/// <param name="Service">The service that it names; <see langword="null"/> for none.</param>
internal sealed record ForeignMarkup(string Categories, string? Service)
{
    private static readonly string[] CategoryAttributes = ["data-cookieconsent", "data-category"];

    // What such a tool puts in place when it starts the tag.
    private static readonly (string Held, string Real)[] HeldAttributes = [("data-cookieblock-src", "src"), ("data-src", "src"), ("data-type", "type")];

    /// <summary>Takes the foreign attributes off a tag; <see langword="null"/> where it was not written for another tool.</summary>
    public static ForeignMarkup? Take(TagHelperOutput output)
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

        if (output.Attributes.TryGetAttribute("type", out var type) && TagText.Of(type).Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            output.Attributes.Remove(type);
        foreach (var (held, real) in HeldAttributes)
        {
            if (output.Attributes.TryGetAttribute(held, out var attribute))
            {
                output.Attributes.SetAttribute(real, attribute.Value);
                output.Attributes.Remove(attribute);
            }
        }
        var service = TagText.Of(output, "data-service");
        output.Attributes.RemoveAll("data-service");
        return new(categories, service);
    }

    private static string Translate(string name) =>
        name.ToLowerInvariant() switch
        {
            "preferences" or "functional" or "functionality" or "functionality_storage" or "personalization_storage" => nameof(CookieCategories.Functionality),
            "statistics" or "analytics" or "analytical" or "performance" or "analytics_storage" => nameof(CookieCategories.Analytics),
            "marketing" or "advertisement" or "advertising" or "ads" or "targeting" or "ad_storage" => nameof(CookieCategories.Advertisement),

            // "ignore" is how a tag is kept out of automatic blocking.
            "necessary" or "essential" or "strictly-necessary" or "ignore" => nameof(CookieCategories.Necessary),
            _ => name,
        };
}
