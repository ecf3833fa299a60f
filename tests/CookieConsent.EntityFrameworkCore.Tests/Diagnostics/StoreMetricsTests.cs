using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Diagnostics;

/// <summary>What the store adds to the meter.</summary>
internal sealed class StoreMetricsTests
{
    private readonly ConcurrentDictionary<string, double> _sums = new();

    [Test]
    public async Task Commits_their_size_failures_and_what_waits_are_measured()
    {
        await using var database = new SqliteDatabase();
        await using var host = new StoreHost(database);
        var meters = host.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("cookie_consent.records.", StringComparison.Ordinal))
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, value));
        listener.Start();

        var record = SampleRecords.Grant();
        await host.AppendAsync(record);
        await host.AppendAsync(SampleRecords.Grants(3));
        Assert.That(async () => await host.AppendAsync(SampleRecords.Grant(CookieCategories.Advertisement) with { Id = record.Id }), Throws.InvalidOperationException);
        await host.StopAsync(); // The writer would write what is kept now.
        await host.Spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);
        listener.RecordObservableInstruments();

        Assert.That(_sums["cookie_consent.records.commit_size"], Is.EqualTo(4));
        Assert.That(_sums["cookie_consent.records.commit_duration"], Is.GreaterThan(0));
        Assert.That(_sums["cookie_consent.records.commit_failures"], Is.EqualTo(2));
        Assert.That(_sums["cookie_consent.records.queue"], Is.Zero);
        Assert.That(_sums["cookie_consent.records.spool"], Is.GreaterThan(0));
    }

    private void Add(Instrument instrument, double value) => _sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
}
