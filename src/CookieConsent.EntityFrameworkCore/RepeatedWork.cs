using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore;

/// <summary>Work that is done beside the app, at its start and then at intervals. One time that fails does not end it.</summary>
internal abstract class RepeatedWork(TimeProvider time) : BackgroundService
{
    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>How long it rests after each time.</summary>
    protected abstract TimeSpan Interval { get; }

    /// <summary>What is done each time.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    /// <summary>Told of a time that failed, but not of one that the end of the app broke off.</summary>
    protected abstract void Failed(Exception exception);

    /// <summary>Does it once. Never throws.</summary>
    protected async Task TryWorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested)
                Failed(exception);
        }
    }

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Never in the way of the app's start.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryWorkAsync(stoppingToken);

            // The end of the app ends the wait, which is no failure.
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
