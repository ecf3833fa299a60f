namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>
/// The site of the oracle and what each cookie is, written by hand and looked up in the plainest way, so that the library's own classification is
/// not its own judge.
/// </summary>
internal static class OracleCookies
{
    /// <summary>The site's settings: services and cookies in every category.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Settings = new Dictionary<string, string?>
    {
        ["CookieConsent:Controller:Name"] = "Example AS",
        ["CookieConsent:PolicyUrl"] = "/privacy",
        ["CookieConsent:GrantsPerMinute"] = "0",
        ["CookieConsent:Services:google-analytics"] = "",
        ["CookieConsent:Services:meta-pixel"] = "",
        ["CookieConsent:Services:youtube"] = "",
        ["CookieConsent:Services:views:Category"] = "Functionality",
        ["CookieConsent:Services:views:Cookies:0:Name"] = "recent_*",
        ["CookieConsent:Services:views:Cookies:0:Path"] = "/wares/list",
        ["CookieConsent:Services:views:Cookies:0:Domain"] = "example.test",
        ["CookieConsent:Cookies:Necessary:0"] = "basket",
        ["CookieConsent:Cookies:Necessary:1"] = "__Host-basket",
        ["CookieConsent:Cookies:Functionality:0"] = "lang",
        ["CookieConsent:Cookies:Functionality:1"] = "ui_*",
        ["CookieConsent:Cookies:Functionality:2"] = "SID",
        ["CookieConsent:Cookies:Functionality:3"] = "bl\u00e5b\u00e6r",
        ["CookieConsent:Cookies:Functionality:4"] = "two words",
        ["CookieConsent:Cookies:Analytics:0"] = "stat_id",
        ["CookieConsent:Cookies:Analytics:1"] = "sid",
        ["CookieConsent:Cookies:Analytics:2"] = "__Host-stat",
        ["CookieConsent:Cookies:Analytics:3"] = "__Secure-stat",
        ["CookieConsent:Cookies:Analytics:4"] = "ui_stat*",
        ["CookieConsent:Cookies:Advertisement:0"] = "promo",
        ["CookieConsent:Cookies:Advertisement:1"] = "__Http-promo",
        ["CookieConsent:Cookies:Advertisement:2"] = "__Host-Http-promo",
        ["CookieConsent:Cookies:Advertisement:3"] = "\"quoted\"",
        ["CookieConsent:Cookies:Advertisement:4"] = "ui_AB_2",
    };

    private static readonly Dictionary<string, CookieCategories> Names = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, CookieCategories> Prefixes = new(StringComparer.Ordinal);

    // A large one of these comes in parts: nameC1, nameC2 and so on.
    private static readonly string[] Split = [".AspNetCore.Cookies", ".AspNetCore.Session", "Identity.External"];

    static OracleCookies()
    {
        Add(CookieCategories.Necessary, "basket", "__Host-basket", "consent", "__Host-consent", "__cf_bm", "AWSALB", ".AspNetCore.Antiforgery.*", ".AspNetCore.Correlation.*");
        Add(CookieCategories.Necessary, [.. Split]);

        // What many sites call their session, though the site here has an own meaning for the name without prefix.
        Add(CookieCategories.Necessary, "__Host-sid", "__Secure-sid");
        Add(CookieCategories.Functionality, "lang", "ui_*", "SID", "bl\u00e5b\u00e6r", "two words", "recent_*", ".AspNetCore.Culture");
        Add(CookieCategories.Analytics, "stat_id", "sid", "__Host-stat", "__Secure-stat", "ui_stat*", "_ga", "_ga_*", "_gid", "_gat", "_gat_*", "__utma", "FPID");
        Add(CookieCategories.Advertisement, "promo", "__Http-promo", "__Host-Http-promo", "\"quoted\"", "ui_AB_2", "_fbp", "_fbc", "fr", "datr", "YSC", "VISITOR_INFO1_LIVE", "__Secure-YEC");
        Known = [.. Names.Keys.Where(name => !name.EndsWith("consent", StringComparison.Ordinal)), .. Prefixes.Keys.Select(prefix => prefix + "*")];
    }

    /// <summary>Every name that somebody knows, and prefixes with their star.</summary>
    public static IReadOnlyList<string> Known { get; }

    /// <summary>Names that nothing grants: of services that the site did not declare, and of nobody.</summary>
    public static IReadOnlyList<string> NeverGranted { get; } = ["hubspotutk", "_hjid", "_hjSession_1", "bcookie", "vuid", "zz_unknown", "abc", "1", "$Version", "__Host-", "__Secure-", "ga", "_g"];

    /// <summary>Whether a visitor who granted these categories may hold a cookie of this name.</summary>
    public static bool MayHold(string name, CookieCategories granted) => (CategoryOf(name) & (granted | CookieCategories.Necessary)) != 0;

    private static CookieCategories CategoryOf(string name)
    {
        if (Names.TryGetValue(name, out var category))
            return category;
        if (Array.Exists(Split, stem => name.StartsWith(stem + "C", StringComparison.Ordinal) && name.Length > stem.Length + 1 && name[(stem.Length + 1)..].All(char.IsAsciiDigit)))
            return CookieCategories.Necessary;
        return Prefixes.Where(prefix => name.StartsWith(prefix.Key, StringComparison.Ordinal)).OrderBy(prefix => prefix.Key.Length).LastOrDefault().Value;
    }

    private static void Add(CookieCategories category, params string[] patterns)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.EndsWith('*'))
                Prefixes.Add(pattern[..^1], category);
            else
                Names.Add(pattern, category);
        }
    }
}
