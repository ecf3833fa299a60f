namespace CookieConsent;

/// <summary>What decided the category of a cookie. The first that knows the name wins, in the order of this list; <see cref="Unknown"/> where none does.</summary>
public enum CookieReason
{
    /// <summary>Nothing knows the cookie: it is dropped unless the site allows unknown cookies.</summary>
    Unknown = 0,

    /// <summary>A name or prefix in the site's configuration.</summary>
    SiteRule = 1,

    /// <summary>A cookie of ASP.NET Core under the name that the app gave it, or the consent cookie.</summary>
    Framework = 2,

    /// <summary>The built-in catalogue.</summary>
    Catalogue = 3,

    /// <summary><c>CookieOptions.IsEssential</c> of the call that set it.</summary>
    DeclaredInCode = 4,

    /// <summary>The bare <c>*</c> of the site's configuration.</summary>
    SiteDefault = 5,
}
