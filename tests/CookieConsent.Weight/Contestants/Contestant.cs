namespace CookieConsent.Weight.Contestants;

/// <summary>What stands in the page, or nothing, to compare with.</summary>
/// <param name="Id">Its part of the address.</param>
/// <param name="Name">Name and version for the table.</param>
/// <param name="Accept">A CSS selector: the button that accepts all, on the banner.</param>
/// <param name="Head">HTML at the end of the head.</param>
/// <param name="EndOfBody">HTML at the end of the body.</param>
internal sealed record Contestant(string Id, string Name, string Accept, string Head = "", string EndOfBody = "")
{
    /// <summary>The page as it is.</summary>
    public static readonly Contestant Nobody = new("nobody", "no notice", "[data-no-such-element]");

    /// <summary>This package.</summary>
    public static readonly Contestant Ours = new("ours", "CookieConsent", "[data-ccx-banner] button[value=accept-all]");

    /// <summary>Whether the page shows this package's banner.</summary>
    public bool IsOurs => this == Ours;

    /// <summary>Whether there is a banner at all.</summary>
    public bool HasBanner => this != Nobody;
}
