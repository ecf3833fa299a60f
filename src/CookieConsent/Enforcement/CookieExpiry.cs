using CookieConsent.Classification;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;

namespace CookieConsent.Enforcement;

/// <summary>
/// Deletes from the browser what the visitor has refused: cookies that the request carries and whose category or service is refused, on every domain and path
/// on which they may have been set (requirement E12). Never with <c>Clear-Site-Data</c>, which would end the visitor's session (requirement E13).
/// </summary>
internal sealed class CookieExpiry(CookieReporter reporter)
{
    // A response has room for so many lines in common proxies' header limits; a cookie's lines go in whole or not at all.
    private const int MostLines = 20;

    /// <summary>The lines that delete refused cookies; empty where there is nothing to delete.</summary>
    public IReadOnlyList<string> LinesFor(RequestConsent consent)
    {
        // An undecided visitor has refused nothing: what is there from before is hidden, not deleted.
        if (consent.Decision.Stored is null)
            return [];

        var doomed = FindDoomed(consent);
        if (doomed.Count == 0)
            return [];

        var scopes = new CookieScopes(consent);
        var lines = new List<string>();

        // Some cookies cannot be deleted from here. A random start keeps them from crowding out the others for ever.
        var start = Random.Shared.Next(doomed.Count);
        for (var i = 0; i < doomed.Count; i++)
        {
            var (name, rule) = doomed[(start + i) % doomed.Count];
            var removals = scopes.For(name, rule.Path, rule.Domain).Select(scope => CookieScopes.Removal(name, scope)).ToArray();
            if (lines.Count > 0 && lines.Count + removals.Length > MostLines)
                break;
            lines.AddRange(removals);
            reporter.Expired(name, rule);
        }
        return lines;
    }

    private static List<(string Name, CookieRule Rule)> FindDoomed(RequestConsent consent)
    {
        var found = new List<(string, CookieRule)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in consent.SentCookies)
        {
            var rest = header.AsSpan();
            while (CookiePairs.TryNext(ref rest, out var pair))
            {
                var name = CookieName.Of(pair);

                // A request may carry letters that a response may not: such a cookie can be hidden only.
                if (name.ContainsAnyExceptInRange(' ', '~'))
                    continue;
                var classification = consent.Configuration.Classifier.Classify(name);
                if (RequestCookieFilter.IsHidden(classification, consent.Decision) && (classification.Category & consent.Decision.Lapsed) == 0 && names.Add(name.ToString()))
                    found.Add((name.ToString(), classification.Rule!));
            }
        }
        return found;
    }
}
