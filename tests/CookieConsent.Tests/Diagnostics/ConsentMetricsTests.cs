using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Diagnostics;

internal sealed class ConsentMetricsTests
{
    [Test]
    public async Task What_happens_to_cookies_and_decisions_is_counted()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { "stat_id=1", "promo=1", "zz=1" };
                return Task.CompletedTask;
            },
        });
        var counts = new Dictionary<string, long>();
        using var listener = Listen(harness, counts);

        await harness.GetAsync("/", Visitor.Refused, "lang=1", ("Sec-Fetch-Mode", "navigate"));
        await harness.ChooseAsync("choice=accept-all");
        harness.Site.Store.Fault = new IOException("disk full");
        await harness.ChooseAsync("choice=accept-all");

        Assert.That(
            counts,
            Is.EquivalentTo(new Dictionary<string, long>
            {
                ["cookie_consent.dropped Analytics"] = 1,
                ["cookie_consent.dropped Advertisement"] = 1,
                ["cookie_consent.dropped Unknown"] = 1,
                ["cookie_consent.unknown"] = 1,
                ["cookie_consent.hidden Functionality"] = 1,
                ["cookie_consent.expired Functionality"] = 1,
                ["cookie_consent.decisions"] = 1,
                ["cookie_consent.record_failures"] = 1,
            })
        );
    }

    [Test]
    public async Task Report_only_mode_counts_what_would_be_dropped()
    {
        await using var harness = await RequestHarness.StartAsync(Observed.SiteThatSets(options => options.Mode = ConsentMode.ReportOnly, "stat_id=1", "zz=1"));
        var counts = new Dictionary<string, long>();
        using var listener = Listen(harness, counts);

        await harness.GetAsync("/", Visitor.Undecided, "stat_id=1");

        Assert.That(
            counts,
            Is.EquivalentTo(new Dictionary<string, long>
            {
                ["cookie_consent.would_be_dropped Analytics"] = 1,
                ["cookie_consent.would_be_dropped Unknown"] = 1,
                ["cookie_consent.unknown"] = 1,
            })
        );
    }

    private static MeterListener Listen(RequestHarness harness, Dictionary<string, long> counts)
    {
        var ours = harness.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == "CookieConsent" && instrument.Meter.Scope == ours)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var category = string.Concat(tags.ToArray().Where(tag => tag.Key == "category").Select(tag => $" {tag.Value}"));
            counts[instrument.Name + category] = counts.GetValueOrDefault(instrument.Name + category) + value;
        });
        listener.Start();
        return listener;
    }
}
