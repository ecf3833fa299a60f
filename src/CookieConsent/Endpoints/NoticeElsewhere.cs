using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Endpoints;

/// <summary>
/// Finds what a visitor was shown by a process of the site that has another configuration: while one is rolled out, the choice is often sent to another process
/// than the page came from. What was shown is in the store (<see cref="Records.NoticePublication"/>).
/// </summary>
internal sealed class NoticeElsewhere(IConsentRecordStore store, TimeProvider time, ILogger<NoticeElsewhere> logger)
{
    /// <summary>The notice; <see langword="null"/> where the store does not have it, it was changed, or the choice has parts that only its own process understands.</summary>
    public async Task<ConsentNotice?> FindAsync(RequestConsent consent, string hash)
    {
        var options = consent.Configuration.Options;

        // A page out of a cache may be years old: its visitor is better shown the present notice at once.
        if (store is not IConsentNoticeStore notices || hash.Length != ConsentNotice.HashLength || options.Banner.CacheSafe || options.Banner.ServiceChoice)
            return null;
        try
        {
            var notice = await notices.FindNoticeAsync(hash, consent.Context.RequestAborted).WaitAsync(options.RecordTimeout, time, consent.Context.RequestAborted);
            return notice is not null && notice.Hash == hash && notice.ComputeHash() == hash && notice.Scope.Length == consent.Configuration.Scope.Length ? notice : null;
        }
        catch (Exception exception) when (!consent.Context.RequestAborted.IsCancellationRequested)
        {
            // The visitor is shown the notice of this process instead: nothing is granted meanwhile.
            logger.NoticeNotRead(exception);
            return null;
        }
    }
}
