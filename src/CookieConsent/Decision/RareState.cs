using CookieConsent.Regions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Decision;

/// <summary>What only some requests need of <see cref="RequestConsent"/>.</summary>
internal sealed class RareState
{
    /// <summary>The cookie feature that was there before ours, if any.</summary>
    public IResponseCookiesFeature? InnerCookiesFeature { get; set; }

    /// <summary>The cookie interface that writes the headers, once the app has used it.</summary>
    public IResponseCookies? InnerCookies { get; set; }

    /// <summary>The names that the app declared essential when it appended them to this response.</summary>
    public List<string>? EssentialNames { get; set; }

    /// <summary>A withdrawal through the framework's feature, to be awaited at response start.</summary>
    public Task? PendingWithdrawal { get; set; }

    /// <summary>Whether a grant through the framework's feature waits for its proof.</summary>
    public bool IsGrantPending { get; set; }

    /// <summary>Whether the framework made a consent cookie that was not appended, as it is for a grant: the page gives it to its script.</summary>
    public bool IsConsentCookieForScript { get; set; }

    /// <summary>Where the visitor is, once it was read.</summary>
    public VisitorRegion? Region { get; set; }

    /// <summary>Whether script says on this request that it sees a privacy signal.</summary>
    public bool IsSignalTold { get; set; }

    /// <summary>Whether a check of our own is asking.</summary>
    public bool IsAskedAside { get; set; }

    /// <summary>The nonce of the response's policy, once one was needed.</summary>
    public string? Nonce { get; set; }

    /// <summary>Whether the page was given it.</summary>
    public bool IsNonceInPage { get; set; }
}
