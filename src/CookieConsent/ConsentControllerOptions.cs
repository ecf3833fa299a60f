namespace CookieConsent;

/// <summary>Who is responsible for the site (GDPR article 4(7), requirement U08).</summary>
public sealed class ConsentControllerOptions
{
    /// <summary>The controller's name, as the visitor reads it. Default: none.</summary>
    public string? Name { get; set; }

    /// <summary>How to reach the controller, for example an e-mail address. Default: none.</summary>
    public string? Contact { get; set; }

    /// <summary>The controller's postal address. Default: none.</summary>
    public string? Address { get; set; }
}
