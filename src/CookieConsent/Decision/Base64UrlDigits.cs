using System.Buffers;

namespace CookieConsent.Decision;

/// <summary>The digits of the consent cookie, six bits each (RFC 4648, section 5).</summary>
internal static class Base64UrlDigits
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>All of them.</summary>
    public static SearchValues<char> All { get; } = SearchValues.Create(Alphabet);

    /// <summary>The digit of the lowest six bits.</summary>
    public static char Of(int value) => Alphabet[value & 63];

    /// <summary>The digit's value; for characters of the alphabet only.</summary>
    public static int ValueOf(char digit) =>
        digit switch
        {
            >= 'a' => digit - 'a' + 26,
            '_' => 63,
            >= 'A' => digit - 'A',
            '-' => 62,
            _ => digit - '0' + 52,
        };
}
