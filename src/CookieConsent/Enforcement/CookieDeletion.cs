using System.Globalization;
using CookieConsent.Classification;

namespace CookieConsent.Enforcement;

/// <summary>
/// Tells a deletion as a browser does: of several attributes of one name the last counts, and <c>Max-Age</c> beats <c>Expires</c>
/// (RFC 6265bis section 5.6; requirement E11). A line that only looks like a deletion is none.
/// </summary>
internal static class CookieDeletion
{
    // A browser ignores an attribute with a longer value.
    private const int LongestAttributeValue = 1024;

    /// <summary>Whether a browser that gets this <c>Set-Cookie</c> line now deletes the cookie.</summary>
    public static bool Is(ReadOnlySpan<char> line, DateTimeOffset now) => Is(line, now, out _);

    /// <summary>
    /// The line with an empty value; every attribute stays as it was. Browsers differ on malformed and repeated ones, and what one takes for a
    /// deletion another stores: a line that is not plain ends with an age that all understand.
    /// </summary>
    public static string WithEmptyValue(string line, DateTimeOffset now)
    {
        Is(line, now, out var isPlain);
        var end = line.IndexOf(';', StringComparison.Ordinal);
        return string.Concat(string.Concat(CookieName.Of(line), "="), end < 0 ? default : line.AsSpan(end), isPlain ? default : "; Max-Age=0");
    }

    private static bool Is(ReadOnlySpan<char> line, DateTimeOffset now, out bool isPlain)
    {
        bool? byMaxAge = null,
            byExpires = null,
            isAgePlain = null;
        var areDatesPlain = true;
        CookiePairs.TryNext(ref line, out _);
        while (CookiePairs.TryNext(ref line, out var attribute))
        {
            var equals = attribute.IndexOf('=');
            var name = CookieName.TrimWhiteSpace(equals < 0 ? attribute : attribute[..equals]);
            var value = equals < 0 ? default : CookieName.TrimWhiteSpace(attribute[(equals + 1)..]);
            if (name.Equals("Max-Age", StringComparison.OrdinalIgnoreCase))
            {
                isAgePlain = false;
                if (value.Length > LongestAttributeValue || !IsNumber(value))
                    continue;
                byMaxAge = value[0] == '-' || !value.ContainsAnyExcept('0');
                isAgePlain = true;
            }
            else if (name.Equals("Expires", StringComparison.OrdinalIgnoreCase))
            {
                areDatesPlain &= DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
                if (value.Length <= LongestAttributeValue && CookieDate.TryParse(value, out var date))
                    byExpires = date <= now;
            }
        }
        isPlain = isAgePlain ?? areDatesPlain;
        return byMaxAge ?? byExpires ?? false;
    }

    private static bool IsNumber(ReadOnlySpan<char> value)
    {
        var digits = value is ['-', ..] ? value[1..] : value;
        return !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
