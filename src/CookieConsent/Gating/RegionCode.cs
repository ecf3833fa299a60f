namespace CookieConsent.Gating;

/// <summary>Codes of countries (<c>NO</c>) and of their parts (<c>CA-QC</c>), ISO 3166-2.</summary>
internal static class RegionCode
{
    private const int CountryLength = 2;

    /// <summary>Whether the text has the form of a code: capital letters, and digits behind the hyphen.</summary>
    public static bool Is(string text) =>
        text.Length >= CountryLength
        && text.AsSpan(0, CountryLength).IndexOfAnyExceptInRange('A', 'Z') < 0
        && (text.Length == CountryLength || (text[CountryLength] == '-' && text.Length is > CountryLength + 1 and <= CountryLength + 4 && text.AsSpan(CountryLength + 1).IndexOfAnyExcept(Part) < 0));

    private static readonly System.Buffers.SearchValues<char> Part = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
