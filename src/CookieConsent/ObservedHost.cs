namespace CookieConsent;

/// <summary>What browsers reported of one host and one directive since the app started. All text is fit for logs and reports; no query of an address is in it.</summary>
public sealed record ObservedHost
{
    /// <summary>The host in ASCII, with the port where it is not the usual one.</summary>
    public required string Host { get; init; }

    /// <summary>What it was asked for, as the policy calls it, for example <c>script-src-elem</c>.</summary>
    public required string Directive { get; init; }

    /// <summary>The service that the host belongs to, where configuration or catalogue know one.</summary>
    public string? ServiceId { get; init; }

    /// <summary>The service's category; <see cref="CookieCategories.None"/> where nobody knows the host.</summary>
    public CookieCategories Category { get; init; }

    /// <summary>Whether the site declares the service: otherwise no visitor can grant it.</summary>
    public bool IsDeclared { get; init; }

    /// <summary>How often browsers reported that they blocked it.</summary>
    public long Blocked { get; init; }

    /// <summary>How often browsers reported that they would have blocked it (<see cref="ConsentFirewallMode.ReportOnly"/>).</summary>
    public long WouldBeBlocked { get; init; }

    /// <summary>When it was first reported, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last reported, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>Path of the page that last asked for it, without query, cut to 200 characters.</summary>
    public required string LastPage { get; init; }

    /// <summary>The configuration that would settle it; <see langword="null"/> where the service is declared, so that visitors can grant it.</summary>
    public string? Fix { get; init; }
}
