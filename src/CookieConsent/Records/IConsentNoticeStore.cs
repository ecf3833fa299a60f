namespace CookieConsent;

/// <summary>
/// What the processes of a site have shown to visitors. A registered <see cref="IConsentRecordStore"/> that implements this too lets a choice reach another
/// process than the one that showed the notice, while a new configuration is rolled out. Without it such a visitor is shown the notice again.
/// </summary>
public interface IConsentNoticeStore
{
    /// <summary>What was shown, with its HTML (requirement P02); <see langword="null"/> where it is not known.</summary>
    /// <param name="hash">The hash of the notice.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The notice, or <see langword="null"/>.</returns>
    Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps a notice where it is not kept yet. Called once for each notice that a process shows, when it is first shown and beside the request. Where it fails
    /// the notice comes with the first record that names it.
    /// </summary>
    /// <param name="notice">What is shown.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task KeepNoticeAsync(ConsentNotice notice, CancellationToken cancellationToken = default);
}
