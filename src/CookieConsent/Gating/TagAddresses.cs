using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CookieConsent.Gating;

/// <summary>The addresses from which a browser loads something for a tag.</summary>
internal static class TagAddresses
{
    // An address in a list may hold a comma itself: what stands behind it then begins with no host.
    private static readonly char[] Dividers = [' ', '\t', '\r', '\n', '\f', ','];

    /// <summary>Those of the tag.</summary>
    public static IEnumerable<string> Of(TagHelperOutput output, string tag)
    {
        var (one, more) = tag switch
        {
            "img" => ("src", "srcset"),
            "link" => ("href", "imagesrcset"),
            "video" => ("src", "poster"),
            _ => ("src", null),
        };
        if (TagText.Of(output, one) is { } address)
            yield return address;
        if (more is null || TagText.Of(output, more) is not { } others)
            yield break;
        foreach (var other in more == "poster" ? [others] : others.Split(Dividers, StringSplitOptions.RemoveEmptyEntries))
            yield return other;
    }
}
