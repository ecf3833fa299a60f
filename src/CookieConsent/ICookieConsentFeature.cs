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
    /// <summary>
    /// The categories that are granted now; always contains <see cref="CookieCategories.Necessary"/>. In a region that the site configures as
    /// <see cref="ConsentRegime.OptOut"/> or <see cref="ConsentRegime.None"/> that is everything until the visitor objects: then it is no consent, and
    /// <see cref="Status"/> stays <see cref="ConsentStatus.Undecided"/>.
    /// </summary>
    CookieCategories Granted { get; }

    /// <summary>
    /// Ids of the declared services that the visitor refused although their category is granted; empty unless
    /// <see cref="ConsentBannerOptions.ServiceChoice"/> or the app lets visitors choose services.
    /// </summary>
    IReadOnlyList<string> RefusedServices { get; }

    /// <summary>Whether the visitor still owes a choice.</summary>
    ConsentStatus Status { get; }

    /// <summary>
    /// What privacy signals such as Global Privacy Control refuse on this request, whatever was granted before; <see cref="CookieCategories.None"/>
    /// without a signal. An app that knows who is signed in applies it to the account (requirement S04); <see cref="IConsentDecisionObserver"/> hears of
    /// a signal only where it ends a grant.
    /// </summary>
    CookieCategories RefusedBySignals { get; }

    /// <summary>Whether every one of <paramref name="categories"/> is granted.</summary>
    /// <param name="categories">One or more categories. <see cref="CookieCategories.None"/> and undefined bits give <see langword="false"/>.</param>
    /// <returns><see langword="true"/> only where all of them are granted.</returns>
    bool IsGranted(CookieCategories categories);

    /// <summary>
    /// Whether a declared service may run: its category is granted, and the visitor did not refuse it alone; or it is
    /// <see cref="ConsentServiceOptions.Exempt"/> where the visitor is, and he has not objected.
    /// </summary>
    /// <param name="serviceId">Its id in the configuration, ignoring case. An id that the configuration does not declare gives <see langword="false"/>.</param>
    /// <returns><see langword="true"/> where it may run.</returns>
    bool IsServiceGranted(string serviceId);

    /// <summary>
    /// Stores a decision made elsewhere (a sign-up form, an account page): the proof first, then the consent cookie.
    /// Categories that a privacy signal refuses are left out.
    /// </summary>
    /// <param name="granted">What is granted, with all its services; everything else is refused.</param>
    /// <param name="cancellationToken">Ends the wait for the proof; nothing is granted then.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="InvalidOperationException">The response has started: the cookie could not be sent. Nothing was granted.</exception>
    /// <exception cref="ConsentRecordException">The proof could not be kept within <see cref="CookieConsentOptions.RecordTimeout"/>. Nothing was granted.</exception>
    ValueTask SetAsync(CookieCategories granted, CancellationToken cancellationToken = default);

    /// <summary>
    /// The same without some services. To add a category and leave the rest as it is, pass <see cref="Granted"/> with the category and
    /// <see cref="RefusedServices"/>.
    /// </summary>
    /// <param name="granted">What is granted; everything else is refused.</param>
    /// <param name="refusedServices">
    /// Ids of declared services to refuse within it. A category of which no service is left is refused; past 35 services the category with the most
    /// refused ones is.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the proof; nothing is granted then.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="granted"/> has undefined bits.</exception>
    /// <exception cref="ArgumentException">A service is not declared, or is necessary.</exception>
    /// <exception cref="InvalidOperationException">The response has started: the cookie could not be sent. Nothing was granted.</exception>
    /// <exception cref="ConsentRecordException">The proof could not be kept within <see cref="CookieConsentOptions.RecordTimeout"/>. Nothing was granted.</exception>
    ValueTask SetAsync(CookieCategories granted, IEnumerable<string> refusedServices, CancellationToken cancellationToken = default);

    /// <summary>Refuses every optional category. Takes effect at once, also where the record store fails.</summary>
    /// <param name="cancellationToken">Passed to observers. The record is waited for all the same, for <see cref="CookieConsentOptions.RecordTimeout"/>.</param>
    /// <exception cref="InvalidOperationException">The response has started: the cookie could not be sent.</exception>
    ValueTask WithdrawAsync(CancellationToken cancellationToken = default);
}
