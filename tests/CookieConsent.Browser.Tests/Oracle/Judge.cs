using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>
/// Compares what a browser holds after a visit to the site with the library with what it holds after one to the site without: nothing that was not
/// granted, and everything that was, as it would be.
/// </summary>
internal static class Judge
{
    // Both visits take their time, lifetimes count from them, and a float tells dates of this century in steps of 128 seconds.
    private const float ToleranceInSeconds = 400;

    /// <summary>What is wrong; empty where nothing is.</summary>
    /// <param name="granted">What the visitor granted.</param>
    /// <param name="seeded">What the browser held before.</param>
    /// <param name="plain">What it holds after the site without the library.</param>
    /// <param name="filtered">What it holds after the site with the library.</param>
    public static IReadOnlyList<string> FindFaults(CookieCategories granted, CookieJar seeded, CookieJar plain, CookieJar filtered)
    {
        var before = seeded.Stored.ToDictionary(KeyOf);
        var wanted = plain.Stored.ToDictionary(KeyOf);
        var faults = new List<string>();
        foreach (var cookie in filtered.Stored.Where(cookie => !IsOurs(cookie.Name)))
        {
            if (OracleCookies.MayHold(cookie.Name, granted))
            {
                if (!wanted.ContainsKey(KeyOf(cookie)))
                    faults.Add($"out of nowhere: {Describe(cookie)}");
            }
            else if (!before.TryGetValue(KeyOf(cookie), out var held))
                faults.Add($"leaked: {Describe(cookie)}");
            else if (!IsSame(held, cookie))
                faults.Add($"overwritten: {Describe(held)} by {Describe(cookie)}");
            else if (!wanted.ContainsKey(KeyOf(cookie)) && cookie.Name.Length > 0) // No line without a name passes (requirement E07).
                faults.Add($"not deleted: {Describe(cookie)}");
        }

        var present = filtered.Stored.ToDictionary(KeyOf);
        foreach (var cookie in plain.Stored.Where(cookie => OracleCookies.MayHold(cookie.Name, granted)))
        {
            if (!present.TryGetValue(KeyOf(cookie), out var kept))
                faults.Add($"lost: {Describe(cookie)}");
            else if (!IsSame(cookie, kept))
                faults.Add($"changed: {Describe(cookie)} into {Describe(kept)}");
        }

        faults.AddRange(filtered.Sent.Where(pair => !MayBeSent(pair, granted)).Except(seeded.Sent).Select(pair => $"leaked, as the browser sent: {Shorten(pair)}"));
        faults.AddRange(plain.Sent.Where(pair => MayBeSent(pair, granted)).Except(filtered.Sent).Select(pair => $"lost, as the browser sent: {Shorten(pair)}"));
        return faults;
    }

    private static bool IsOurs(string name) => name is "consent" or "__Host-consent";

    private static bool MayBeSent(string pair, CookieCategories granted) => CookieJar.NameOf(pair) is { } name && OracleCookies.MayHold(name, granted);

    private static (string, string, string, string?) KeyOf(BrowserContextCookiesResult cookie) => (cookie.Name, cookie.Domain, cookie.Path, cookie.PartitionKey);

    private static bool IsSame(BrowserContextCookiesResult one, BrowserContextCookiesResult other) =>
        (one.Value, one.HttpOnly, one.Secure, one.SameSite) == (other.Value, other.HttpOnly, other.Secure, other.SameSite)
        && one.Expires < 0 == other.Expires < 0
        && Math.Abs(one.Expires - other.Expires) <= ToleranceInSeconds;

    private static string Describe(BrowserContextCookiesResult cookie) =>
        $"{cookie.Name}={Shorten(cookie.Value)} (domain {cookie.Domain}, path {cookie.Path}, expires {cookie.Expires:F0}, {cookie.SameSite}"
        + $"{(cookie.HttpOnly ? ", HttpOnly" : "")}{(cookie.Secure ? ", Secure" : "")}{(cookie.PartitionKey is { } key ? $", partition {key}" : "")})";

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..80]}… ({text.Length} characters)";
}
