namespace CookieConsent.Classification;

/// <summary>Which of the five steps classified a cookie; the first hit wins.</summary>
internal enum ClassificationSource
{
    /// <summary>Nothing knows the cookie.</summary>
    Unknown,

    /// <summary>A rule of the site's configuration.</summary>
    Site,

    /// <summary>A cookie of ASP.NET Core itself, by the name in the app's own options, or the consent cookie.</summary>
    Framework,

    /// <summary>The built-in catalogue.</summary>
    Catalogue,

    /// <summary><c>CookieOptions.IsEssential</c> of the append call.</summary>
    DeclaredInCode,

    /// <summary>The site's bare <c>*</c>.</summary>
    SiteDefault,
}
