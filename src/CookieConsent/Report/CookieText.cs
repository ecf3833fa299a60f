using System.Globalization;

namespace CookieConsent.Report;

/// <summary>What is known of a cookie, in words.</summary>
internal static class CookieText
{
    /// <summary>The name; a cookie without one has none.</summary>
    public static string NameOf(ObservedCookie cookie) => cookie.Name.Length == 0 ? "(no name)" : cookie.Name;

    /// <summary>Whether nothing knows it and the site has never set it, so that it may be anyone's invention.</summary>
    public static bool IsOnlyBrought(ObservedCookie cookie) => cookie.Reason == CookieReason.Unknown && cookie.Sent + cookie.Dropped + cookie.WouldBeDropped + cookie.Deleted == 0;

    /// <summary>What happened to it: <c>Sent 12 times, dropped 3 times</c>.</summary>
    public static string HappenedTo(ObservedCookie cookie)
    {
        string[] parts =
        [
            .. Times("sent", cookie.Sent),
            .. Times("dropped", cookie.Dropped),
            .. Times("would be dropped", cookie.WouldBeDropped),
            .. Times("brought by browsers", cookie.Requests),
            .. Times("hidden from the app", cookie.Hidden),
            .. Times("would be hidden", cookie.WouldBeHidden),
            .. Times("deleted", cookie.Deleted),
        ];
        var text = string.Join(", ", parts);
        return text.Length == 0 ? "Nothing was counted" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Why it was dropped or hidden; empty where it was not.</summary>
    public static string WhyStopped(ObservedCookie cookie)
    {
        if (cookie.Dropped + cookie.WouldBeDropped + cookie.Hidden + cookie.WouldBeHidden == 0)
            return "";
        return cookie switch
        {
            { Reason: CookieReason.Unknown } => "Nothing knows it.",
            { Category: CookieCategories.Necessary } => "Before it was called necessary.",
            { Fix: not null, IsLifetimeExceeded: false } => "Its service is not declared.",
            _ => $"Visitors had not granted {NameOf(cookie.Category)}.",
        };
    }

    /// <summary>What decided its category.</summary>
    public static string ReasonOf(ObservedCookie cookie) =>
        cookie.Reason switch
        {
            CookieReason.SiteRule => "Site’s configuration",
            CookieReason.Framework => "ASP.NET Core",
            CookieReason.Catalogue => "Built-in catalogue",
            CookieReason.DeclaredInCode => "Declared in code (IsEssential)",
            CookieReason.SiteDefault => "Site’s rule for unknown cookies",
            _ => "Nothing knows it",
        };

    /// <summary>Its attributes as last set: <c>Secure, HttpOnly, SameSite=Lax, 30 days</c>; empty where no response has set it.</summary>
    public static string AttributesOf(ObservedCookie cookie)
    {
        if (cookie.Attributes is not { } attributes)
            return "";
        List<string> parts = [];
        if (attributes.Domain is { } domain)
            parts.Add("Domain=" + domain);
        if (attributes.Path is { } path)
            parts.Add("Path=" + path);
        if (attributes.IsSecure)
            parts.Add("Secure");
        if (attributes.IsHttpOnly)
            parts.Add("HttpOnly");
        if (attributes.SameSite is { } sameSite)
            parts.Add("SameSite=" + sameSite);
        if (attributes.IsPartitioned)
            parts.Add("Partitioned");
        parts.Add(LifetimeOf(attributes.Lifetime));
        return string.Join(", ", parts);
    }

    /// <summary>The category as a word.</summary>
    public static string NameOf(CookieCategories category) => category == CookieCategories.None ? "unknown" : category.ToString().ToLowerInvariant();

    private static string LifetimeOf(TimeSpan? lifetime) =>
        lifetime switch
        {
            null => "until the browser closes",
            { Ticks: <= 0 } => "deleted at once",
            { TotalDays: >= 1 } days => Number(days.TotalDays, "day"),
            { TotalHours: >= 1 } hours => Number(hours.TotalHours, "hour"),
            { } rest => Number(rest.TotalMinutes, "minute"),
        };

    private static string Number(double number, string unit)
    {
        var whole = Math.Max(1, Math.Round(number));
        return string.Create(CultureInfo.InvariantCulture, $"{whole:N0} {unit}{(whole == 1 ? "" : "s")}");
    }

    private static string[] Times(string what, long count) =>
        count == 0 ? [] : [what + " " + (count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} times"))];
}
