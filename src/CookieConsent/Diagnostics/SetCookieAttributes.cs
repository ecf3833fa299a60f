using System.Globalization;
using CookieConsent.Classification;
using CookieConsent.Enforcement;

namespace CookieConsent.Diagnostics;

/// <summary>
/// The attributes of one <c>Set-Cookie</c> line as a browser reads them (RFC 6265bis section 5.6): the last of a name counts, <c>Max-Age</c> beats
/// <c>Expires</c>, a value over 1,024 characters is ignored. Allocates only where something has changed.
/// </summary>
internal ref struct SetCookieAttributes
{
    private const int LongestValue = 1024;

    // A date in Expires moves on with every response; what it stays by is the same lifetime.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);
    private static readonly string[] SameSites = ["Lax", "Strict", "None"];

    private ReadOnlySpan<char> _domain;
    private ReadOnlySpan<char> _path;
    private string? _sameSite;
    private bool _isSecure, _isHttpOnly, _isPartitioned;
    private TimeSpan? _maxAge, _expires;

    /// <summary>How long the browser is to keep the cookie; <see langword="null"/> for a session cookie, zero or less for a deletion.</summary>
    public readonly TimeSpan? Lifetime => _maxAge ?? _expires;

    /// <summary>Reads what stands behind the first semicolon.</summary>
    public static SetCookieAttributes Read(ReadOnlySpan<char> attributes, long now)
    {
        var read = default(SetCookieAttributes);
        while (CookiePairs.TryNext(ref attributes, out var attribute))
        {
            var equals = attribute.IndexOf('=');
            var name = CookieName.TrimWhiteSpace(equals < 0 ? attribute : attribute[..equals]);
            var value = equals < 0 ? default : CookieName.TrimWhiteSpace(attribute[(equals + 1)..]);
            if (value.Length <= LongestValue)
                read.Take(name, value, now);
        }
        return read;
    }

    /// <summary>The attributes as an object: <paramref name="last"/> where they are the same.</summary>
    public readonly ObservedCookieAttributes ToObserved(ObservedCookieAttributes? last)
    {
        if (last is not null && IsSame(last))
            return last;
        return new()
        {
            Domain = _domain.IsEmpty ? null : PrintableText.Of(_domain).ToLowerInvariant(),
            Path = _path.IsEmpty ? null : PrintableText.Of(_path),
            IsSecure = _isSecure,
            IsHttpOnly = _isHttpOnly,
            SameSite = _sameSite,
            IsPartitioned = _isPartitioned,
            Lifetime = Lifetime,
        };
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value, long now)
    {
        if (Is(name, "Domain"))
            _domain = value is ['.', ..] ? value[1..] : value;
        else if (Is(name, "Path"))
            _path = value is ['/', ..] ? value : default;
        else if (Is(name, "Secure"))
            _isSecure = true;
        else if (Is(name, "HttpOnly"))
            _isHttpOnly = true;
        else if (Is(name, "Partitioned"))
            _isPartitioned = true;
        else if (Is(name, "SameSite"))
            _sameSite = SameSiteOf(value);
        else if (Is(name, "Max-Age"))
            _maxAge = SecondsOf(value) ?? _maxAge;
        else if (Is(name, "Expires") && CookieDate.TryParse(value, out var date))
            _expires = TimeSpan.FromTicks(date.UtcTicks - now);
    }

    private static bool Is(ReadOnlySpan<char> name, string attribute) => name.Equals(attribute, StringComparison.OrdinalIgnoreCase);

    private static string? SameSiteOf(ReadOnlySpan<char> value)
    {
        foreach (var known in SameSites)
        {
            if (value.Equals(known, StringComparison.OrdinalIgnoreCase))
                return known;
        }
        return null;
    }

    private static TimeSpan? SecondsOf(ReadOnlySpan<char> value)
    {
        var digits = value is ['-', ..] ? value[1..] : value;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return null;
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds - 1
            ? TimeSpan.FromSeconds(seconds)
            : value[0] == '-' ? TimeSpan.Zero : TimeSpan.MaxValue;
    }

    private readonly bool IsSame(ObservedCookieAttributes last) =>
        _domain.Equals(last.Domain, StringComparison.OrdinalIgnoreCase)
        && _path.SequenceEqual(last.Path)
        && (_isSecure, _isHttpOnly, _isPartitioned) == (last.IsSecure, last.IsHttpOnly, last.IsPartitioned)
        && _sameSite == last.SameSite
        && Lifetime.HasValue == last.Lifetime.HasValue
        && (Lifetime is not { } current || last.Lifetime is not { } old || (current - old).Duration() <= Tolerance);
}
