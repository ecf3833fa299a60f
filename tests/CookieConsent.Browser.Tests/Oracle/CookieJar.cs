using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>What a browser holds after a visit, told in two ways.</summary>
/// <param name="Stored">Its own store.</param>
/// <param name="Sent">The pairs of the <c>Cookie</c> header that it sent next: the store does not tell of all, such as cookies without a name.</param>
internal sealed record CookieJar(IReadOnlyList<BrowserContextCookiesResult> Stored, IReadOnlyList<string> Sent)
{
    /// <summary>Reads the header.</summary>
    public static IReadOnlyList<string> Pairs(string header) => header.Length == 0 ? [] : header.Split("; ");

    /// <summary>The name in a pair; <see langword="null"/> where the pair has none.</summary>
    public static string? NameOf(string pair) => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? pair[..end] : null;
}
