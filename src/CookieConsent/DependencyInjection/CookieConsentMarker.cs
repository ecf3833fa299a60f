namespace CookieConsent.DependencyInjection;

/// <summary>Says that <c>AddCookieConsent</c> was called, and whether <c>UseCookieConsent</c> was.</summary>
internal sealed class CookieConsentMarker
{
    /// <summary>Whether the app's pipeline has the line; until then the response pass does nothing.</summary>
    public bool IsLineThere { get; set; }

    /// <summary>Whether the app maps the report: then its start is stopped where anyone could read it.</summary>
    public bool IsReportThere { get; set; }
}
