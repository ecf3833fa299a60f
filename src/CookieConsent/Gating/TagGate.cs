using CookieConsent.Decision;

namespace CookieConsent.Gating;

/// <summary>What a piece of a page waits for: every one of some categories, and a service that the site declares.</summary>
/// <param name="Categories">All of them have to be granted.</param>
/// <param name="Owner">The declared service whose address is loaded, where it is known: it may be refused alone.</param>
internal sealed record TagGate(CookieCategories Categories, HostOwner? Owner)
{
    /// <summary>What an author wrote is not understood, or nobody was told of the service: no decision opens it.</summary>
    public static readonly TagGate Closed = new(CookieCategories.None, null);

    /// <summary>Every gate behind which a placeholder may stand: each service that a visitor can grant, and each set of optional categories.</summary>
    public static IEnumerable<TagGate> All(HostTable hosts) =>
        [
            .. hosts.Grantable.Select(owner => new TagGate(owner.Category, owner)),
            .. Enumerable.Range(1, (int)CookieCategories.All >> 1).Select(set => new TagGate((CookieCategories)(set << 1), null)),
        ];

    /// <summary>Whether the visitor's decision, now, lets it through.</summary>
    public bool IsOpenTo(RequestConsent consent) => CanOpen && (IsAlwaysOpen || (consent.IsGranted(Categories) && !IsRefusedAlone(consent)) || IsExempt(consent));

    /// <summary>Whether its service runs without the visitor's consent, where his region exempts it.</summary>
    public bool IsExempt(RequestConsent consent) => Owner is not null && consent.Configuration.Refusals.Find(Owner.ServiceId) is { IsExempt: true } && !consent.IsGranted(Categories) && consent.IsServiceGranted(Owner.ServiceId);

    /// <summary>Whether it waits for nothing.</summary>
    public bool IsAlwaysOpen => Categories == CookieCategories.Necessary;

    /// <summary>Whether any decision could let it through.</summary>
    public bool CanOpen => Categories != CookieCategories.None;

    private bool IsRefusedAlone(RequestConsent consent) =>
        Owner is not null && consent.Configuration.Refusals.Find(Owner.ServiceId) is not null && !consent.IsServiceGranted(Owner.ServiceId);
}
