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

    /// <summary>What a tag asks of another tool; <see langword="null"/> where it was not written for one.</summary>
    public static ForeignMarkup? Read(TagHelperOutput output)
    {
        foreach (var name in CategoryAttributes)
        {
            if (TagText.Of(output, name) is { } written)
                return new(string.Join(',', written.Split(',', StringSplitOptions.TrimEntries).Select(Translate)), TagText.Of(output, "data-service"));
        }
        return null;
    }

    /// <summary>Makes the tag what that tool would have started.</summary>
    public static void TakeOff(TagHelperOutput output)
    {
        foreach (var name in CategoryAttributes)
            output.Attributes.RemoveAll(name);
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
        output.Attributes.RemoveAll("data-service");
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
