using Microsoft.Extensions.Logging;

namespace CookieConsent.Report;

/// <summary>Log events of the report.</summary>
internal static partial class ReportLog
{
    [LoggerMessage(70, LogLevel.Error, "The report could not read the consent records; it shows the rest.", EventName = "ReportIncomplete")]
    public static partial void ReportIncomplete(this ILogger logger, Exception exception);
}
