using System.Collections.Concurrent;
using CookieConsent.Classification;
using CookieConsent.Configuration;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>Tells the operator what was dropped and why, once for each name, with the configuration that would settle it (requirement E04).</summary>
internal sealed class CookieReporter(ConsentMetrics metrics, ILogger<CookieReporter> logger)
{
    // Names come from anywhere: a flood of random ones must not fill the memory.
    private const int MostNames = 1000;
    private const int LongestName = 100;
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);

    /// <summary>A response's cookie was dropped, or in report-only mode would have been.</summary>
    public void Dropped(ReadOnlySpan<char> name, in CookieClassification classification, ConsentConfiguration configuration)
    {
        if (classification.Source == ClassificationSource.Unknown)
            metrics.Unknown();
        if (configuration.IsEnforcing)
            metrics.Dropped(classification.Category);

        var text = name.Length > LongestName ? string.Concat(name[..LongestName], "…") : name.ToString();
        if (_reported.Count >= MostNames || !_reported.TryAdd(text, true))
            return;
        Explain(text, classification, configuration);
    }

    private void Explain(string name, in CookieClassification classification, ConsentConfiguration configuration)
    {
        if (name.Length == 0)
            logger.NamelessCookie();
        else if (classification.Source == ClassificationSource.Unknown)
        {
            // No category is suggested: whoever pastes the line without reading it must not grant anything by it.
            logger.UnknownCookie(
                name,
                configuration.IsEnforcing ? "was dropped" : "would be dropped",
                $"\"CookieConsent\": {{ \"Cookies\": {{ \"<Necessary, Functionality, Analytics or Advertisement>\": [ \"{name}\" ] }} }}"
            );
        }
        else if (classification.Rule is { IsCoveredByGrant: false, ServiceId: { } service, Category: var category })
            logger.UndeclaredService(name, service, category, $"\"CookieConsent\": {{ \"Services\": {{ \"{service}\": {{}} }} }}");
        else if (!configuration.IsEnforcing)
            logger.WouldBeDropped(name, classification.Category);
        else
            logger.CookieDropped(name, classification.Category, classification.Source);
    }
}
