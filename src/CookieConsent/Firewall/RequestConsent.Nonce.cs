using System.Security.Cryptography;
using CookieConsent.Enforcement;

// The folder is the stage that this part belongs to, the namespace that of the class: one object for each request is all that a request pays.
namespace CookieConsent.Decision;

/// <summary>The nonce of the response's policy.</summary>
internal sealed partial class RequestConsent
{
    private const int NonceBytes = 16;

    /// <summary>The nonce that the page is to carry; <see langword="null"/> where the policy has none. No cache may hand the page to another visitor then.</summary>
    public string? PageNonce
    {
        get
        {
            if (Configuration.Firewall is not { HasNonce: true })
                return null;
            if (Context.Response.HasStarted)
                CacheSafety.KeepOutOfOutputCache(Context, isOfNoState: true);
            else
                CacheSafety.Protect(Context, Context.Response.Headers, isFiltered: true);
            Rare.IsNonceInPage = true;
            return PolicyNonce;
        }
    }

    /// <summary>Whether the page carries the nonce.</summary>
    public bool IsNonceInPage => _further is RareState { IsNonceInPage: true };

    /// <summary>The same nonce, for the header.</summary>
    public string PolicyNonce => Rare.Nonce ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
}
