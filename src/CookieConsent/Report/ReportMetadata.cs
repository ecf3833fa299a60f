namespace CookieConsent.Report;

/// <summary>Marks the endpoints of the report, so that none of them starts without an authorization policy.</summary>
/// <param name="Pattern">Where the report was mapped.</param>
internal sealed record ReportMetadata(string Pattern);
