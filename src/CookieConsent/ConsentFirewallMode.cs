namespace CookieConsent;

/// <summary>What the third-party firewall does.</summary>
public enum ConsentFirewallMode
{
    /// <summary>Nothing: no header is written and no report is taken.</summary>
    Off = 0,

    /// <summary>Browsers report what they would block, and load it (<c>Content-Security-Policy-Report-Only</c>).</summary>
    ReportOnly = 1,

    /// <summary>Browsers load nothing from a host that the visitor has not granted (<c>Content-Security-Policy</c>).</summary>
    Enforce = 2,
}
