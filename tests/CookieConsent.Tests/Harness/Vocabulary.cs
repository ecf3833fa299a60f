namespace CookieConsent.Tests.Harness;

/// <summary>The cookies of the site that every harness starts, one in each category, declared in its configuration.</summary>
internal static class Vocabulary
{
    public const string Necessary = "basket";
    public const string Functionality = "lang";
    public const string Analytics = "stat_id";
    public const string Advertisement = "promo";
    public const string Unknown = "zz_unknown";

    public static readonly string[] Optional = [Functionality, Analytics, Advertisement];

    public static void Declare(CookieConsentOptions options)
    {
        options.Controller.Name = "Example AS";
        options.PolicyUrl = "/privacy";
        options.Cookies[CookieCategories.Necessary] = [Necessary];
        options.Cookies[CookieCategories.Functionality] = [Functionality];
        options.Cookies[CookieCategories.Analytics] = [Analytics];
        options.Cookies[CookieCategories.Advertisement] = [Advertisement];
    }
}
