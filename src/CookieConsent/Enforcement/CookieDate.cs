namespace CookieConsent.Enforcement;

/// <summary>Reads a date in an <c>Expires</c> attribute as browsers do: tokens in any order (RFC 6265 section 5.1.1).</summary>
internal static class CookieDate
{
    private const string MonthNames = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>Whether a browser would read a date, and which.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        (int Hour, int Minute, int Second)? time = null;
        int? day = null,
            month = null,
            year = null;

        while (TryNextToken(ref text, out var token))
        {
            if (time is null && TryReadTime(token, out var readTime))
                time = readTime;
            else if (day is null && TryReadNumber(token, 1, 2, out var readDay))
                day = readDay;
            else if (month is null && TryReadMonth(token, out var readMonth))
                month = readMonth;
            else if (year is null && TryReadNumber(token, 2, 4, out var readYear))
                year = readYear;
        }

        if (time is not var (hour, minute, second) || day is not { } d || month is not { } m || year is not { } y)
            return false;
        y += y is >= 70 and <= 99 ? 1900 : y is >= 0 and <= 69 ? 2000 : 0;
        if (y is < 1601 or > 9999 || d < 1 || d > DateTime.DaysInMonth(y, m) || hour > 23 || minute > 59 || second > 59)
            return false;
        date = new DateTimeOffset(y, m, d, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static bool TryNextToken(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        var start = 0;
        while (start < text.Length && IsDelimiter(text[start]))
            start++;
        var end = start;
        while (end < text.Length && !IsDelimiter(text[end]))
            end++;
        token = text[start..end];
        text = text[end..];
        return !token.IsEmpty;
    }

    private static bool IsDelimiter(char character) =>
        character is '\t' or (>= ' ' and <= '/') or (>= ';' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private static bool TryReadTime(ReadOnlySpan<char> token, out (int Hour, int Minute, int Second) time)
    {
        time = default;
        var first = token.IndexOf(':');
        if (first < 0)
            return false;
        var second = token[(first + 1)..].IndexOf(':') + first + 1;
        return second > first
            && TryReadWhole(token[..first], out time.Hour)
            && TryReadWhole(token[(first + 1)..second], out time.Minute)
            && TryReadNumber(token[(second + 1)..], 1, 2, out time.Second);
    }

    private static bool TryReadWhole(ReadOnlySpan<char> text, out int number) =>
        TryReadNumber(text, 1, 2, out number) && !text.ContainsAnyExceptInRange('0', '9');

    private static bool TryReadMonth(ReadOnlySpan<char> token, out int month)
    {
        month = 0;
        if (token.Length < 3)
            return false;
        for (var i = 0; i < 12; i++)
        {
            if (token[..3].Equals(MonthNames.AsSpan(i * 3, 3), StringComparison.OrdinalIgnoreCase))
                month = i + 1;
        }
        return month > 0;
    }

    /// <summary>Reads leading digits, at least <paramref name="least"/> and at most <paramref name="most"/>; what follows must not be a digit.</summary>
    private static bool TryReadNumber(ReadOnlySpan<char> token, int least, int most, out int number)
    {
        number = 0;
        var length = token.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? token.Length : length;
        if (length < least || length > most)
            return false;
        foreach (var digit in token[..length])
            number = number * 10 + (digit - '0');
        return true;
    }
}
