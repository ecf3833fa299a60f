using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Decision;

/// <summary>
/// The framework's yes-or-no consent feature on top of ours: yes is every optional category with every service. Its calls are synchronous, so a grant counts only
/// when its proof is there, at response start; a withdrawal counts at once.
/// </summary>
internal sealed partial class RequestConsent : ITrackingConsentFeature
{
    /// <summary>
    /// The value of the framework's consent cookie where it is a grant. The object itself counts and not its text, which visitors can read in a page
    /// that was given a consent cookie for script.
    /// </summary>
    public static readonly string GrantThroughCookie = Guid.NewGuid().ToString("N");

    bool ITrackingConsentFeature.IsConsentNeeded => Configuration.IsEnforcing;

    bool ITrackingConsentFeature.HasConsent => IsEverythingGranted;

    bool ITrackingConsentFeature.CanTrack => IsEverythingGranted;

    /// <summary>Whether calls of the framework's feature wait for the response to start.</summary>
    public bool HasPendingTracking => _further is RareState rare && (rare.IsGrantPending || rare.PendingWithdrawal is not null);

    void ITrackingConsentFeature.GrantConsent()
    {
        if (Context.Response.HasStarted)
            throw new InvalidOperationException("Consent cannot be granted: the response has started. Call GrantConsent before anything is written to the response.");
        Rare.IsGrantPending = true;
    }

    void ITrackingConsentFeature.WithdrawConsent()
    {
        if (Context.Response.HasStarted)
            throw new InvalidOperationException("Consent cannot be withdrawn: the response has started. Call WithdrawConsent before anything is written to the response.");
        Rare.IsGrantPending = false;
        Rare.PendingWithdrawal = WithdrawAsync(Context.RequestAborted).AsTask();
    }

    string ITrackingConsentFeature.CreateConsentCookie() =>
        throw new NotSupportedException(
            "A consent cookie that script writes proves nothing, so none is created. Put <consent-banner /> into the layout instead: it posts the visitor's choice to the server, which keeps the proof and sets the cookie."
        );

    /// <summary>Whether the app asked for a consent cookie that its script is to write. Sure once the response starts: until then it may still be appended.</summary>
    public bool IsConsentCookieForScript => _further is RareState { IsConsentCookieForScript: true };

    /// <summary>The framework made its consent cookie: for a grant, which appends it at once, or for script. It grants nothing once the response has started.</summary>
    public void NoteConsentCookie()
    {
        Rare.IsConsentCookieForScript = true;
        if (Context.Response.HasStarted)
            Pass.CookiePolicyCheck.LookAt(this);
    }

    // The framework's feature grants by appending its consent cookie.
    private bool TakesGrant(string value)
    {
        if (!ReferenceEquals(value, GrantThroughCookie))
            return false;
        Rare.IsConsentCookieForScript = false;
        ((ITrackingConsentFeature)this).GrantConsent();
        return true;
    }

    /// <summary>Asks a feature that may ask this one, for a check of our own: what the app wrote does not depend on the answer.</summary>
    public bool CanTrackAside(ITrackingConsentFeature feature)
    {
        Rare.IsAskedAside = true;
        try
        {
            return feature.CanTrack;
        }
        finally
        {
            Rare.IsAskedAside = false;
        }
    }

    /// <summary>Completes what the framework's feature was asked for. Called at response start.</summary>
    public async Task CompleteTrackingAsync()
    {
        if (Rare.PendingWithdrawal is { } withdrawal)
        {
            Rare.PendingWithdrawal = null;
            await withdrawal;
        }
        if (Rare.IsGrantPending)
        {
            Rare.IsGrantPending = false;
            await Pass.Writer.WriteAsync(this, new(ConsentAction.AcceptAll, CookieCategories.All & ~CookieCategories.Necessary, ConsentSurface.Api), Context.RequestAborted);
        }
    }
}
