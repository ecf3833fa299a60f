using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Records;

/// <summary>
/// The default store: one structured log event for each record, in the category <c>CookieConsent.Records</c>. A log is weak proof: it lives as long
/// and as safely as the site's log does.
/// </summary>
internal sealed class LogRecordStore(ILoggerFactory loggerFactory, IOptionsMonitor<LoggerFilterOptions> levels) : IConsentRecordStore
{
    /// <summary>The log category.</summary>
    public const string Category = "CookieConsent.Records";

    private readonly ILogger _logger = loggerFactory.CreateLogger(Category);

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The event would be dropped: log levels reload by themselves, whatever was checked at start (requirement P09).</exception>
    public ValueTask AppendAsync(ConsentRecord record, CancellationToken cancellationToken)
    {
        if (RecordLogRules.Mistake(levels.CurrentValue) is { } mistake)
            throw new InvalidOperationException(mistake);
        _logger.ConsentRecorded(
            record.Id,
            record.PreviousId,
            record.Time,
            record.Action,
            record.Surface,
            record.Granted,
            record.Refused,
            record.RefusedServices,
            record.RefusedBySignal,
            record.Scope,
            record.PolicyVersion,
            record.Notice?.Hash,
            record.Notice?.Language,
            record.Notice?.Layout,
            record.Page,
            record.Region,
            record.Controller,
            record.Validity
        );
        return ValueTask.CompletedTask;
    }
}
