namespace CookieConsent;

/// <summary>
/// Finds what a store has kept. A registered <see cref="IConsentRecordStore"/> that implements this too is asked for the visitor's receipt
/// (<c>GET /_cc/receipt</c>, requirement P07); without it the receipt holds only what the consent cookie itself says.
/// </summary>
public interface IConsentRecordReader
{
    /// <summary>The record with this id and the notice that stands behind it; <see langword="null"/> where there is none, or its content was erased.</summary>
    /// <param name="recordId">22 characters of base64url, as in the consent cookie of a grant and on the receipt.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The record, or <see langword="null"/>.</returns>
    Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken = default);
}
