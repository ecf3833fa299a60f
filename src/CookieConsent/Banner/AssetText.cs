using System.Text;

namespace CookieConsent.Banner;

/// <summary>A stylesheet or script as browsers get it: what is for readers of the source is left out, a third of the compressed bytes.</summary>
internal static class AssetText
{
    /// <summary>The text without indentation, empty lines and comments that have lines to themselves. Lines are joined only where one ends in what ends nothing else.</summary>
    public static string WithoutComments(string text)
    {
        var kept = new StringBuilder(text.Length);
        var isInComment = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var content = line.Trim();
            isInComment |= content.StartsWith("/*");
            if (!isInComment && !content.IsEmpty && !content.StartsWith("//"))
            {
                kept.Append(content);
                if (content[^1] is not ('{' or ';' or ','))
                    kept.Append('\n');
            }
            isInComment &= !content.EndsWith("*/");
        }
        return kept.ToString();
    }
}
