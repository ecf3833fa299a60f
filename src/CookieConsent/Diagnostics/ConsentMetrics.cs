using System.Diagnostics.Metrics;

namespace CookieConsent.Diagnostics;

/// <summary>The meter <c>CookieConsent</c>.</summary>
internal sealed class ConsentMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "CookieConsent";

    private readonly Counter<long> _decisions;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _wouldBeDropped;
    private readonly Counter<long> _hidden;
    private readonly Counter<long> _expired;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _recordFailures;

    /// <summary>Creates the instruments.</summary>
    public ConsentMetrics(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(MeterName);
        _decisions = meter.CreateCounter<long>("cookie_consent.decisions", "{decision}", "Decisions that took effect.");
        _dropped = meter.CreateCounter<long>("cookie_consent.dropped", "{cookie}", "Cookies dropped from responses.");
        _wouldBeDropped = meter.CreateCounter<long>("cookie_consent.would_be_dropped", "{cookie}", "Cookies of responses that report-only mode let pass and enforcement would drop.");
        _hidden = meter.CreateCounter<long>("cookie_consent.hidden", "{cookie}", "Cookies of requests that were hidden from the app.");
        _expired = meter.CreateCounter<long>("cookie_consent.expired", "{cookie}", "Cookies deleted from browsers after a refusal.");
        _unknown = meter.CreateCounter<long>("cookie_consent.unknown", "{cookie}", "Cookies in responses that nothing classifies.");
        _recordFailures = meter.CreateCounter<long>("cookie_consent.record_failures", "{record}", "Records that could not be kept.");
    }

    /// <summary>A decision took effect.</summary>
    public void Decided(ConsentRecord record)
    {
        if (_decisions.Enabled)
            Count(_decisions, new("action", record.Action.ToString()), new("surface", record.Surface.ToString()));
    }

    /// <summary>A cookie was dropped, or in report-only mode would have been.</summary>
    public void Dropped(CookieCategories category, bool isEnforcing) => Add(isEnforcing ? _dropped : _wouldBeDropped, category);

    /// <summary>A cookie was hidden from the app.</summary>
    public void Hidden(CookieCategories category) => Add(_hidden, category);

    /// <summary>A cookie was deleted from a browser.</summary>
    public void Expired(CookieCategories category) => Add(_expired, category);

    /// <summary>A response carried a cookie that nothing classifies.</summary>
    public void Unknown() => Count(_unknown);

    /// <summary>A record could not be kept.</summary>
    public void RecordFailed() => Count(_recordFailures);

    /// <summary>By category and never by name: of names there is no end.</summary>
    private static void Add(Counter<long> counter, CookieCategories category)
    {
        if (counter.Enabled)
            Count(counter, new KeyValuePair<string, object?>("category", category == CookieCategories.None ? "Unknown" : category.ToString()));
    }

    private static void Count(Counter<long> counter, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception)
        {
            // Listeners of the app run in this call. One that fails must not show the app a cookie that is hidden, nor take a decision for failed
            // that holds (requirements E03, E18).
        }
    }
}
