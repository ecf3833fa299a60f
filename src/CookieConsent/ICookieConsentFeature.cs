namespace CookieConsent;

/// <summary>
/// One visitor's decision during one request. Get it with <c>HttpContext.GetCookieConsent()</c> or from <c>HttpContext.Features</c>.
/// </summary>
/// <remarks>
/// A response whose code read this feature depends on the visitor: it is not kept by the output cache, and other caches are
/// told <c>private</c> and <c>Vary: Cookie</c>.
/// </remarks>
public interface ICookieConsentFeature
{
    /// <summary>The categories that are granted now; always contains <see cref="CookieCategories.Necessary"/>.</summary>
    CookieCategories Granted { get; }

    /// <summary>Whether the visitor still owes a choice.</summary>
    ConsentStatus Status { get; }

    /// <summary>Whether every one of <paramref name="categories"/> is granted.</summary>
    /// <param name="categories">One or more categories. <see cref="CookieCategories.None"/> and undefined bits give <see langword="false"/>.</param>
    bool IsGranted(CookieCategories categories);

    /// <summary>
    /// Stores a decision made elsewhere (a sign-up form, an account page): the proof first, then the consent cookie.
    /// Categories that a privacy signal refuses are left out.
    /// </summary>
    /// <param name="granted">What is granted; everything else is refused.</param>
    /// <param name="cancellationToken">Ends the wait for the proof; nothing is granted then.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The response has started: the cookie could not be sent. Nothing was granted.</exception>
    /// <exception cref="ConsentRecordException">The proof could not be kept within <see cref="CookieConsentOptions.RecordTimeout"/>. Nothing was granted.</exception>
    ValueTask SetAsync(CookieCategories granted, CancellationToken cancellationToken = default);

    /// <summary>Refuses every optional category. Takes effect at once, also where the record store fails.</summary>
    /// <param name="cancellationToken">Passed to observers. The record is waited for all the same, for <see cref="CookieConsentOptions.RecordTimeout"/>.</param>
    /// <exception cref="InvalidOperationException">The response has started: the cookie could not be sent.</exception>
    ValueTask WithdrawAsync(CancellationToken cancellationToken = default);
}
