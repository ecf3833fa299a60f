using System.Globalization;
using System.Text;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Text that came with a request, made fit for logs and reports: nothing in it can end a line, hide or turn round what stands beside it.
/// </summary>
internal static class PrintableText
{
    /// <summary>The text, cut to <paramref name="longest"/> characters; what cannot be seen is written as <c>\u0000</c>.</summary>
    public static string Of(ReadOnlySpan<char> text, int longest = int.MaxValue)
    {
        var shown = text.Length > longest ? text[..longest] : text;
        var end = text.Length > longest ? "…" : "";
        if (!shown.ContainsAnyExceptInRange(' ', '~'))
            return string.Concat(shown, end);

        var printable = new StringBuilder(shown.Length + 16);
        foreach (var character in shown)
        {
            if (IsPrintable(character))
                printable.Append(character);
            else
                printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }
        return printable.Append(end).ToString();
    }

    private static bool IsPrintable(char character) =>
        char.GetUnicodeCategory(character)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
