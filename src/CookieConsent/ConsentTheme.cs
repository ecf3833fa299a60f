namespace CookieConsent;

/// <summary>The colours of banner, dialog and settings page.</summary>
public enum ConsentTheme
{
    /// <summary>As the visitor's device asks (<c>prefers-color-scheme</c>).</summary>
    Auto = 0,

    /// <summary>Dark text on a light ground.</summary>
    Light = 1,

    /// <summary>Light text on a dark ground.</summary>
    Dark = 2,
}
