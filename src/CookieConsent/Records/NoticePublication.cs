using CookieConsent.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Records;

/// <summary>Puts what this process shows where the other processes of the site find it, before a visitor's choice can reach one of them. No request waits for it.</summary>
internal sealed class NoticePublication(IServiceProvider services, ILogger<NoticePublication> logger) : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Begins to keep a notice that is shown for the first time.</summary>
    public void Publish(ConsentNotice notice)
    {
        lock (_lock)
            _work = Task.WhenAll(_work, Task.Run(() => KeepAsync(notice)));
    }

    /// <inheritdoc />
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _work.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The process ends; the notice comes with the first record that names it.
        }
    }

    private async Task KeepAsync(ConsentNotice notice)
    {
        try
        {
            // Made when it is needed, not with the configuration: a store may ask for that itself.
            if (services.GetRequiredService<IConsentRecordStore>() is IConsentNoticeStore notices)
                await notices.KeepNoticeAsync(notice, CancellationToken.None);
        }
        catch (Exception exception)
        {
            logger.NoticeNotPublished(exception, notice.Hash);
        }
    }
}
