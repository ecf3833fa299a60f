using System.Text;
using CookieConsent.Classification;
using CookieConsent.Decision;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Enforcement;

/// <summary>
/// Hides from the app the request cookies that are known by name and not granted; unknown ones stay visible (requirement E03). It rewrites the
/// <c>Cookie</c> header, and <c>Request.Cookies</c> follows.
/// </summary>
internal static class RequestCookieFilter
{
    /// <summary>Rewrites the header to what the decision allows, starting from what the browser sent.</summary>
    public static void Apply(RequestConsent consent)
    {
        var sent = consent.SentCookies;
        if (sent.Count == 0 || !consent.Configuration.IsEnforcing)
            return;

        var visible = sent.Count == 1 ? new StringValues(Filter(sent[0], consent)) : new StringValues([.. sent.Select(header => Filter(header, consent)).OfType<string>()]);
        if (visible != sent && EnforcementExemption.Applies(consent.Context))
            visible = sent;
        consent.ShowCookies(visible);
    }

    private static string? Filter(string? header, RequestConsent consent)
    {
        if (header is null)
            return null;

        StringBuilder? kept = null;
        for (var start = 0; start < header.Length; )
        {
            var end = header.IndexOf(';', start);
            end = end < 0 ? header.Length : end;
            var pair = header.AsSpan(start, end - start);
            if (IsHidden(consent.Configuration.Classifier.Classify(CookieName.Of(pair)), consent))
                kept ??= new StringBuilder(header.Length).Append(header, 0, Math.Max(0, start - 1));
            else if (kept is { Length: > 0 })
                kept.Append(';').Append(pair);
            else
                kept?.Append(pair.TrimStart(' '));
            start = end + 1;
        }
        return kept is null ? header
            : kept.Length == 0 ? null
            : kept.ToString();
    }

    /// <summary>Whether the app must not see a cookie of this classification.</summary>
    public static bool IsHidden(in CookieClassification classification, RequestConsent consent) =>
        classification.IsKnownByName && !classification.IsAllowed(consent.Decision.Granted, CookieHandling.Allow);
}
