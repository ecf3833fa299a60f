using Microsoft.AspNetCore.Http;

namespace CookieConsent;

/// <summary>
/// Told of every change of a decision, after its proof was kept: for accounts, server-side tags, other systems (requirement S04).
/// Register with <c>CookieConsentBuilder.AddDecisionObserver</c>. An exception is logged and changes nothing for the visitor.
/// </summary>
public interface IConsentDecisionObserver
{
    /// <summary>
    /// Called once for each change, before the response is sent, which waits for at most <see cref="CookieConsentOptions.RecordTimeout"/>.
    /// </summary>
    /// <param name="context">The request in which the decision was made; not to be used after that time.</param>
    /// <param name="change">What changed.</param>
    /// <param name="cancellationToken">Cancelled when the visitor is gone.</param>
    ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken);
}
