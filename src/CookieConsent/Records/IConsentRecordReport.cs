namespace CookieConsent;

/// <summary>
/// What the report page shows beside the records of an <see cref="IConsentRecordArchive"/>: cookies seen before this process started and on other nodes,
/// and how the store is. Registered by stores that have it; the report page does without where none is.
/// </summary>
public interface IConsentRecordReport
{
    /// <summary>
    /// Every cookie seen, the sum over all nodes and over restarts, what this process has seen until now included. Category, reason and fix are those of the
    /// time it was seen: the report page judges them anew.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One entry for each cookie.</returns>
    Task<IReadOnlyList<ObservedCookie>> GetObservationsAsync(CancellationToken cancellationToken = default);

    /// <summary>How the store is now.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Its state at this moment.</returns>
    Task<ConsentStoreState> GetStateAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Starts a verification of all records and returns at once; <see cref="ConsentStoreState.LastCheck"/> has the result when it is over, on every node.
    /// Does nothing where one runs in this process.
    /// </summary>
    /// <param name="cancellationToken">Ends the attempt to start; a verification that runs goes on.</param>
    Task StartVerificationAsync(CancellationToken cancellationToken = default);
}
