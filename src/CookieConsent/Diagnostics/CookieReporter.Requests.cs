using System.Runtime.CompilerServices;
using CookieConsent.Classification;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Diagnostics;

/// <summary>The request's side: it runs for every cookie of every request, so it says what was seen and nothing more.</summary>
internal sealed partial class CookieReporter
{
    // Who has granted everything is most of the traffic of many sites, and nothing of theirs is kept back. And who sends hundreds of cookies sends
    // them with every request.
    private const int OneInSoMany = 16;
    private const int LongHeader = 4096;
    private int _sampledRequests;

    /// <summary>
    /// The time at which this request's cookies are noted; 0 where they are not: of visitors who have granted everything, and of headers over 4 KB,
    /// one request in 16 is looked at. An endpoint without cookie consent is none of ours, and a second pass over the same request sees nothing new.
    /// </summary>
    public long TimeToLookAt(RequestConsent consent)
    {
        if (consent.IsDecidedHere || (IsSampled(consent) && _sampledRequests++ % OneInSoMany != 0))
            return 0;
        return EnforcementExemption.Applies(consent.Context) ? 0 : inventory.Now();
    }

    private static bool IsSampled(RequestConsent consent) =>
        consent.Configuration.IsEnforcing && (consent.Decision.IsEverythingGranted || consent.SentCookies[0] is { Length: > LongHeader });

    /// <summary>A request carried a cookie.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="classification">What it is.</param>
    /// <param name="isHidden">Whether the app does not see it.</param>
    /// <param name="now">The answer of <see cref="TimeToLookAt"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Requested(ReadOnlySpan<char> name, CookieClassification classification, bool isHidden, long now)
    {
        if (isHidden)
            metrics.Hidden(classification.Category);
        if (now != 0)
            inventory.Requested(name, classification, isHidden, isEnforcing: true, now);
    }

    /// <summary>Report-only mode: the app sees every cookie, and what an undecided visitor's app would not is noted.</summary>
    public void RequestedUnfiltered(StringValues headers, RequestConsent consent)
    {
        if (headers.Count == 0 || TimeToLookAt(consent) is not (not 0 and var now))
            return;
        foreach (var header in headers)
        {
            var rest = header.AsSpan();
            while (CookiePairs.TryNext(ref rest, out var pair))
            {
                var name = CookieName.Of(pair);
                var classification = consent.Configuration.Classifier.Classify(name);
                var wouldBeHidden = classification.IsKnownByName && !classification.IsAllowed(CookieCategories.Necessary, CookieHandling.Allow);
                inventory.Requested(name, classification, wouldBeHidden, isEnforcing: false, now);
            }
        }
    }
}
