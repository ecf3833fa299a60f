using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CookieConsent.EntityFrameworkCore.Tests.Diagnostics;

/// <summary>Whether a grant would be kept now.</summary>
internal sealed class HealthCheckTests(Engine engine) : StoreTests(engine)
{
    private Outage _outage = null!;

    protected override StoreHost CreateHost()
    {
        _outage = Outage.Of(Database, Engine);
        return new(_outage.Configure, configure: options => options.CommandTimeout = _outage.CommandTimeout, services: services => services.AddHealthChecks().AddCookieConsentRecords());
    }

    [TearDown]
    public async Task Restore() => await _outage.DisposeAsync();

    [Test]
    public async Task A_store_that_works_is_healthy() => Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

    [Test]
    public async Task A_store_that_is_away_is_unhealthy_until_it_is_back_and_the_spool_is_written()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await _outage.BeginAsync();
        await Host.AppendAsync(SampleRecords.Refusal());
        await Host.Logs.WhenAsync(102);

        // The failure is logged before the check can know it.
        await Assert.ThatAsync(async () => (await CheckAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy).After(120_000, 20));
        var away = await CheckAsync();
        await _outage.EndAsync();
        await Host.SpoolIsEmptyAsync();
        var back = await CheckAsync();

        Assert.That(away.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(away.Data["spoolBytes"], Is.GreaterThan(0L));
        Assert.That(back.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task A_store_that_is_back_is_healthy_before_anybody_decides()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await _outage.BeginAsync();
        using var patience = new CancellationTokenSource();
        var grant = Host.AppendAsync(SampleRecords.Grant(), patience.Token);
        await Host.Logs.WhenAsync(102);
        await patience.CancelAsync();
        await Assert.ThatAsync(() => grant, Throws.Exception);
        await _outage.EndAsync();

        await Assert.ThatAsync(async () => (await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy).After(120_000, 100));
    }

    [Test]
    public async Task Records_that_wait_in_the_spool_are_a_degraded_state()
    {
        await Host.Spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);

        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Degraded));
    }

    private async Task<HealthReportEntry> CheckAsync() => (await Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["cookie-consent-records"];
}
