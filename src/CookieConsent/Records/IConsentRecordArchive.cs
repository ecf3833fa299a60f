namespace CookieConsent;

/// <summary>
/// The kept records, for those who have to prove, show or erase them: the report page, and what an app builds on it. Registered by stores that can give back
/// what they keep (<c>AddEntityFrameworkRecords</c>); safe for many callers at once.
/// </summary>
public interface IConsentRecordArchive
{
    /// <summary>The record with this id and the notice that stands behind it; <see langword="null"/> where there is none, or its content was erased.</summary>
    /// <param name="recordId">22 characters of base64url, as in the consent cookie of a grant and on the receipt.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The record, or <see langword="null"/>.</returns>
    Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken = default);

    /// <summary>What was shown, with its HTML, to be opened as a page (requirement P02); <see langword="null"/> where it is not known.</summary>
    /// <param name="hash">The hash of the notice.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The notice, or <see langword="null"/>.</returns>
    Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>The records of a time, the oldest first, with what was shown. Read in pages: memory does not grow with their number.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The end; what was decided at that moment is left out.</param>
    /// <param name="cancellationToken">Ends the reading; so does leaving the loop.</param>
    /// <returns>The records, each as it is read.</returns>
    IAsyncEnumerable<ConsentRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>
    /// How many records there are of each day, action, surface, granted categories, policy version, language and layout. A day that is over is
    /// counted once and then for a week once a day, as refusals may have waited on a local disk; its counts outlive the records that retention removes.
    /// </summary>
    /// <param name="first">The first day, UTC.</param>
    /// <param name="last">The last day, itself counted.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    /// <returns>One entry for each combination that there is.</returns>
    Task<IReadOnlyList<ConsentCount>> CountAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases the content of one record, its id included, for good. Its hash stays, so that the chain can still be verified.
    /// </summary>
    /// <param name="recordId">22 characters of base64url.</param>
    /// <param name="cancellationToken">Ends the attempt; nothing is erased then.</param>
    /// <returns>Whether there was such a record.</returns>
    Task<bool> EraseAsync(string recordId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads all records and looks for changed, missing and inserted ones (requirement P03). Takes a few seconds for each million; writers go on meanwhile.
    /// </summary>
    /// <param name="published">
    /// Heads from the log (category <c>CookieConsent.Records</c>, event <c>ChainHead</c>). Whoever owns the database can compute a whole chain anew; only
    /// what was published elsewhere shows that.
    /// </param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What was read, and what is wrong with it.</returns>
    Task<ConsentVerification> VerifyAsync(IEnumerable<ConsentChainHead>? published = null, CancellationToken cancellationToken = default);
}
