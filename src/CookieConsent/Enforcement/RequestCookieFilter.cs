using System.Runtime.CompilerServices;
using CookieConsent.Classification;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
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

        // Most requests have nothing to hide: this loop only looks, and the first hidden cookie hands over to the one that cuts.
        var classifier = consent.Configuration.Classifier;
        ref readonly var decision = ref consent.Decision;
        var reporter = consent.Pass.Reporter;
        var now = reporter.TimeToLookAt(consent);
        for (var start = 0; start < header.Length;)
        {
            var rest = header.AsSpan(start);
            var length = rest.IndexOf(';');
            var pair = length < 0 ? rest : rest[..length];
            if (IsHidden(pair, classifier, decision, reporter, now))
                return Cut(header, start, consent, now);
            start += pair.Length + 1;
        }
        return header;
    }

    /// <summary>Leaves out the pair at <paramref name="start"/>, of which it is known, and of what follows all that is hidden.</summary>
    private static string? Cut(string header, int start, RequestConsent consent, long now)
    {
        var isAnyKept = start > 0;
        var cuts = new CookieHeaderCuts(stackalloc (int, int)[16]);
        for (var isKnown = true; start < header.Length; isKnown = false)
        {
            var rest = header.AsSpan(start);
            var length = rest.IndexOf(';');
            var pair = length < 0 ? rest : rest[..length];
            var end = start + pair.Length;
            if (isKnown || IsHidden(pair, consent.Configuration.Classifier, consent.Decision, consent.Pass.Reporter, now))
            {
                cuts.Add(isAnyKept ? start - 1 : start, isAnyKept ? end : Math.Min(end + 1, header.Length));
            }
            else
            {
                // What comes to stand first loses the space that divided it from what stood there.
                if (!isAnyKept)
                    cuts.Add(start, end - pair.TrimStart(' ').Length);
                isAnyKept = true;
            }
            start = end + 1;
        }
        return cuts.Apply(header);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsHidden(ReadOnlySpan<char> pair, CookieClassifier classifier, in ConsentDecision decision, CookieReporter reporter, long now)
    {
        // Most cookies of most sites end here: nothing knows how they start.
        var hint = classifier.HintFor(pair is [' ', ..] ? pair[1..] : pair);
        return (hint | (ulong)now) != 0 && IsHiddenByName(pair, hint, classifier, decision, reporter, now);
    }

    private static bool IsHiddenByName(ReadOnlySpan<char> pair, ulong hint, CookieClassifier classifier, in ConsentDecision decision, CookieReporter reporter, long now)
    {
        var name = CookieName.TrimWhiteSpace(pair[..Math.Max(0, pair.IndexOf('='))]);
        var classification = classifier.Classify(name, hint);
        var isHidden = IsHidden(classification, decision);
        if (isHidden || now != 0)
            reporter.Requested(name, classification, isHidden, now);
        return isHidden;
    }

    /// <summary>Whether the app must not see a cookie of this classification.</summary>
    public static bool IsHidden(in CookieClassification classification, in ConsentDecision decision) =>
        classification.IsKnownByName && !decision.Allows(classification, CookieHandling.Allow);
}
