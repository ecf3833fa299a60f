using System.Text;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>Text as every database takes it: no NUL (PostgreSQL has none), no half of a surrogate pair, not longer than its column.</summary>
internal static class StoredText
{
    /// <summary>Longest text of a name: language, scope, version, hash, region, controller.</summary>
    public const int Name = 256;

    /// <summary>Longest path of a page. What is longer is cut, so that one record cannot fill memory or disk.</summary>
    public const int Page = 2048;

    /// <summary>Longest name of a cookie: 100 characters, each perhaps written as <c>\u0000</c>.</summary>
    public const int CookieName = 640;

    /// <summary>Longest list of services.</summary>
    public const int List = 4096;

    /// <summary>The text, cut and mended where it has to be.</summary>
    public static string? From(string? text, int longest)
    {
        if (text is null)
            return null;
        if (text.Length > longest)
            text = text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
        return IsWellFormed(text) ? text : Mend(text);
    }

    private static bool IsWellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return !text.Contains('\0', StringComparison.Ordinal);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0' || !Rune.TryGetRuneAt(text, index, out var rune))
                return false;
            index += rune.Utf16SequenceLength - 1;
        }
        return true;
    }

    private static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            mended.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return mended.ToString();
    }
}
