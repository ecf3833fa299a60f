using System.Diagnostics.Metrics;
using System.Net;
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

    [Test]
    [Category("E03")]
    [Category("E18")]
    public async Task A_listener_that_fails_changes_nothing_for_the_visitor()
    {
        var seen = new List<string>();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                seen.AddRange(context.Request.Cookies.Keys);
                context.Response.Headers.SetCookie = new[] { "stat_id=1", "basket=1" };
                return Task.CompletedTask;
            },
        });
        using var listener = Listen(harness, static (_, _, _, _) => throw new InvalidOperationException("The exporter is gone."));

        var page = await harness.GetAsync("/", Visitor.Refused, "stat_id=1; basket=1", ("Sec-Fetch-Mode", "navigate"));
        var accepted = await harness.ChooseAsync("choice=accept-all");
        harness.Site.Store.Fault = new IOException("disk full");
        var refused = await harness.ChooseAsync("choice=reject-all", $"consent={accepted.Cookie("consent").Value}");

        Assert.That(seen, Is.EqualTo(new[] { "consent", "basket" }));
        Assert.That(page.Cookie("basket").Value, Is.EqualTo("1"));
        Assert.That(page.Cookies.Where(cookie => cookie.Name == "stat_id").Select(cookie => cookie.Value), Is.Not.Empty.And.All.Empty, "Deleted, and not set.");
        Assert.That((accepted.Status, refused.Status), Is.EqualTo((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther)));
    }

    private static MeterListener Listen(RequestHarness harness, Dictionary<string, long> counts) =>
        Listen(
            harness,
            (instrument, value, tags, _) =>
            {
                var category = string.Concat(tags.ToArray().Where(tag => tag.Key == "category").Select(tag => $" {tag.Value}"));
                counts[instrument.Name + category] = counts.GetValueOrDefault(instrument.Name + category) + value;
            }
        );

    private static MeterListener Listen(RequestHarness harness, MeasurementCallback<long> callback)
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
        listener.SetMeasurementEventCallback(callback);
        listener.Start();
        return listener;
    }
}
