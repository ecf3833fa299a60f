using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Records;

/// <summary>Hands a record to the store and waits for its acknowledgement, but not longer than the site allows.</summary>
internal sealed class ConsentRecorder(IConsentRecordStore store, TimeProvider time, ConsentMetrics metrics, ILogger<ConsentRecorder> logger)
{
    /// <summary>Whether the store acknowledged the record within <paramref name="timeout"/>. Never throws.</summary>
    public async Task<bool> TryAppendAsync(ConsentRecord record, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = new CancellationTokenSource(timeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

            try
            {
                // A store that blocks its caller or ignores the token must not hold the visitor: it runs elsewhere and the wait ends all the same.
                await Task.Run(() => store.AppendAsync(record, either.Token).AsTask(), CancellationToken.None).WaitAsync(timeout, time, cancellationToken);
            }
            catch
            {
                // The wait may end before the token that it shares its reason with: a store that heeds the token is told to stop.
                await either.CancelAsync();
                throw;
            }
            return true;
        }
        catch (Exception exception)
        {
            metrics.RecordFailed();
            logger.RecordNotKept(exception, record.Id, record.Action);
            return false;
        }
    }
}
