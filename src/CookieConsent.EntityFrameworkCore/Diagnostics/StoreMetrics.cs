using System.Diagnostics.Metrics;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;

namespace CookieConsent.EntityFrameworkCore.Diagnostics;

/// <summary>What the store adds to the meter <c>CookieConsent</c>.</summary>
internal sealed class StoreMetrics
{
    private readonly Histogram<int> _commitSize;
    private readonly Histogram<double> _commitDuration;
    private readonly Counter<long> _commitFailures;
    private readonly Counter<long> _purged;

    public StoreMetrics(IMeterFactory meters, RecordQueue queue, RecordSpool spool)
    {
        var meter = meters.Create("CookieConsent");
        meter.CreateObservableGauge("cookie_consent.records.queue", () => queue.Count, "{record}", "Records that wait for a commit.");
        meter.CreateObservableGauge("cookie_consent.records.spool", () => spool.Bytes, "By", "What waits on the local disk for the database.");
        _commitSize = meter.CreateHistogram<int>("cookie_consent.records.commit_size", "{record}", "Records that share a commit.");
        _commitDuration = meter.CreateHistogram<double>("cookie_consent.records.commit_duration", "s", "Time of a commit.");
        _commitFailures = meter.CreateCounter<long>("cookie_consent.records.commit_failures", "{commit}", "Commits that failed.");
        _purged = meter.CreateCounter<long>("cookie_consent.records.purged", "{record}", "Records removed because they were over age.");
    }

    public void Committed(int records, TimeSpan duration)
    {
        _commitSize.Record(records);
        _commitDuration.Record(duration.TotalSeconds);
    }

    public void CommitFailed() => _commitFailures.Add(1);

    public void Purged(int records) => _purged.Add(records);
}
