namespace Shop.Tracking;

/// <summary>Two header lines: who the visitor is (<c>hubspotutk</c>), and a hash of the site, the visitor, three times and a count (<c>__hstc</c>).</summary>
internal static class HubSpot
{
    private const string SiteHash = "20629287";
    private const int SixMonths = 180;

    public static void Track(HttpContext context, DateTimeOffset now)
    {
        var visitor = context.Request.Cookies["hubspotutk"] ?? Guid.NewGuid().ToString("N");
        var milliseconds = now.ToUnixTimeMilliseconds();
        CookieLine.Append(context.Response, "__hstc", $"{SiteHash}.{visitor}.{milliseconds}.{milliseconds}.{milliseconds}.1", now.AddDays(SixMonths));
        CookieLine.Append(context.Response, "hubspotutk", visitor, now.AddDays(SixMonths));
    }
}
