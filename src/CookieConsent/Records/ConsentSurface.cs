namespace CookieConsent;

/// <summary>Where a decision was made.</summary>
public enum ConsentSurface
{
    /// <summary>Through the HTTP or C# interface, without naming what was shown.</summary>
    Api,

    /// <summary>In the banner.</summary>
    Banner,

    /// <summary>In the settings dialog.</summary>
    Dialog,

    /// <summary>On the settings page.</summary>
    Page,

    /// <summary>In place of content that waits for consent.</summary>
    Content,

    /// <summary>By a privacy signal of the browser.</summary>
    Signal,
}
