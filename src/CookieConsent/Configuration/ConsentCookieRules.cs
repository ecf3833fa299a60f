using System.Text;
using Microsoft.AspNetCore.Http;
using static CookieConsent.Configuration.CookieConsentOptionsValidator;

namespace CookieConsent.Configuration;

/// <summary>Rules on the consent cookie's own attributes.</summary>
internal static class ConsentCookieRules
{
    private const string TokenPunctuation = "!#$%&'*+-.^_`|~";

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Check(ConsentCookieOptions cookie)
    {
        const string section = "ConsentCookie";
        if (!IsToken(cookie.Name))
            yield return $"{Path(section, "Name")} is \"{cookie.Name}\". Write letters, digits and hyphens, for example \"consent\".";
        else if (cookie.Name.StartsWith("__", StringComparison.Ordinal))
            yield return $"{Path(section, "Name")} is \"{cookie.Name}\". Write it without prefix, for example \"consent\": __Host- is put in front where the browser allows it.";
        if (cookie.Domain is { } domain && !IsHostName(domain))
            yield return $"{Path(section, "Domain")} is \"{domain}\". Write a host name in ASCII, for example \"example.com\", or leave it out for this host only.";
        if (!IsCookiePath(cookie.Path))
            yield return $"{Path(section, "Path")} is \"{cookie.Path}\". Write a path that starts with a slash, for example \"/\".";
        if (cookie.SameSite is not (SameSiteMode.Lax or SameSiteMode.Strict or SameSiteMode.None))
            yield return $"{Path(section, "SameSite")} is {cookie.SameSite}. Write Lax, Strict or None.";
    }

    /// <summary>Whether the text can be a cookie's domain: in ASCII, as no header takes other letters.</summary>
    public static bool IsHostName(string text) => Ascii.IsValid(text) && Uri.CheckHostName(text.TrimStart('.')) == UriHostNameType.Dns && text.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether the text can be a cookie's path.</summary>
    public static bool IsCookiePath(string? text) => text is ['/', ..] && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.Contains(';', StringComparison.Ordinal);

    private static bool IsToken(string? text) => text is { Length: > 0 and <= 100 } && text.All(character => char.IsAsciiLetterOrDigit(character) || TokenPunctuation.Contains(character, StringComparison.Ordinal));
}
