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
        {
            consent.Pass.Reporter.RequestedUnfiltered(sent, consent);
            return;
        }

        var visible = sent.Count == 1 ? FilterOne(sent, consent) : FilterAll(sent, consent);
        if (visible != sent && EnforcementExemption.Applies(consent.Context))
            visible = sent;
        consent.ShowCookies(visible);
    }

    private static StringValues FilterOne(StringValues sent, RequestConsent consent)
    {
        var header = sent[0];
        var visible = Filter(header, consent);
        return ReferenceEquals(visible, header) ? sent : new StringValues(visible);
    }

    private static StringValues FilterAll(StringValues sent, RequestConsent consent) =>
        new([.. sent.Select(header => Filter(header, consent)).OfType<string>()]);

    private static string? Filter(string? header, RequestConsent consent)
    {
        if (header is null)
            return null;

        var classifier = consent.Configuration.Classifier;
        var granted = consent.Decision.Granted;
        var reporter = consent.Pass.Reporter;
        var now = reporter.TimeToLookAt(consent);
        var cuts = new CookieHeaderCuts(stackalloc (int, int)[16]);
        var isAnyKept = false;
        for (var start = 0; start < header.Length; )
        {
            var rest = header.AsSpan(start);
            var length = rest.IndexOf(';');
            var pair = length < 0 ? rest : rest[..length];
            var end = start + pair.Length;
            if (now == 0 && (isAnyKept || cuts.IsEmpty) && !classifier.MayKnow(pair is [' ', ..] ? pair[1..] : pair))
            {
                // Most cookies of most sites end here: nothing knows how they start.
                isAnyKept = true;
                start = end + 1;
                continue;
            }
            var name = CookieName.TrimWhiteSpace(pair[..Math.Max(0, pair.IndexOf('='))]);
            var classification = classifier.Classify(name);
            var isHidden = IsHidden(classification, granted);
            if (isHidden || now != 0)
                reporter.Requested(name, classification, isHidden, now);
            if (isHidden)
            {
                cuts.Add(isAnyKept ? start - 1 : start, isAnyKept ? end : Math.Min(end + 1, header.Length));
            }
            else
            {
                // What comes to stand first loses the space that divided it from what stood there.
                if (!isAnyKept && !cuts.IsEmpty)
                    cuts.Add(start, end - pair.TrimStart(' ').Length);
                isAnyKept = true;
            }
            start = end + 1;
        }
        return cuts.IsEmpty ? header : cuts.Apply(header);
    }

    /// <summary>Whether the app must not see a cookie of this classification.</summary>
    public static bool IsHidden(in CookieClassification classification, CookieCategories granted) =>
        classification.IsKnownByName && !classification.IsAllowed(granted, CookieHandling.Allow);
}
