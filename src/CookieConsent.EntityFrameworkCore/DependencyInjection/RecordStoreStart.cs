using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.DependencyInjection;

/// <summary>
/// Stops the start where the registration is wrong, and then lets the writer connect, make the tables and look for a spool. A database that is away
/// does not stop the app.
/// </summary>
internal sealed class RecordStoreStart(RecordContexts contexts, RecordLoop loop, IOptions<EntityFrameworkRecordOptions> options, IOptionsMonitor<CookieConsentOptions> consent)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        RecordOptionsValidator.CheckRetention(options.Value, consent.CurrentValue);
        await using var context = contexts.Create();
        loop.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
