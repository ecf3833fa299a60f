namespace CookieConsent;

/// <summary>
/// Keeps the proof of every decision, append-only. Called before a grant takes effect: only when the returned task has completed is the
/// visitor's grant valid (requirements P01, P09). A refusal takes effect whatever happens here.
/// </summary>
public interface IConsentRecordStore
{
    /// <summary>Appends one record. Complete only when the record is durable; throw when it cannot be kept.</summary>
    /// <param name="record">The decision, with the notice that was shown.</param>
    /// <param name="cancellationToken">Cancelled after <see cref="CookieConsentOptions.RecordTimeout"/> or when the visitor is gone.</param>
    ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken);
}
