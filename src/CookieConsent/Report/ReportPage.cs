using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Report;

/// <summary>The report itself: gathers what there is and writes one section after the other. A store that does not answer costs its sections, not the page.</summary>
internal sealed class ReportPage(
    ConsentConfigurationSource configurations,
    ConfigurationFindings findings,
    ExemptEndpointReport exemptions,
    ReportedCookies reportedCookies,
    IServiceProvider services,
    TimeProvider time,
    ILogger<ReportPage> logger
)
{
    /// <summary>Writes the report.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var (now, configuration) = (time.GetUtcNow(), configurations.Current);
        var range = ReportRange.From(context.Request.Query, now);
        var path = ReportEndpoints.PathOf(context);
        var archive = services.GetService<IConsentRecordArchive>();

        var cookies = await reportedCookies.GetAsync(context.RequestAborted);
        var counts = await TryAsync(context, archive, archive => archive.CountAsync(range.First, range.Last, context.RequestAborted));
        var state = await TryAsync(context, services.GetService<IConsentRecordReport>(), report => report.GetStateAsync(context.RequestAborted));

        await ReportDocument.WriteAsync(
            context,
            configuration.Options.Controller.Name is { Length: > 0 } name ? $"Cookie report – {name}" : "Cookie report",
            StatusCodes.Status200OK,
            page =>
            {
                WriteHead(page, now, range, configuration);
                OpenCookieSection.Write(page, cookies);
                CookieSection.Write(page, path, cookies, configuration);
                ExemptionSection.Write(page, exemptions.Names);
                DecisionSection.Write(page, path, range, counts, archive is not null);
                FindingSection.Write(page, findings.Current);
                StoreSection.Write(page, path, range, archive is not null, state, configuration);
            }
        );
    }

    private static void WriteHead(ReportMarkup page, DateTimeOffset now, ReportRange range, ConsentConfiguration configuration)
    {
        page.Add($"<p class=\"ccx-lead\">What this site sets in browsers, what visitors decided, and how far that can be proved. All times are UTC; made {now}.</p>");
        if (!configuration.IsEnforcing)
            page.Add($"<p class=\"ccx-remark\">The site runs in report-only mode: nothing is stopped. Counts say what would have been.</p>");
        if (range.IsMisread)
            page.Add($"<p class=\"ccx-remark\" role=\"alert\">These days cannot be shown. Ask for days like 2026-01-31, the first not after the last, ten years at most. Here is the last year.</p>");
        page.Add($"<nav aria-label=\"Sections\"><ul class=\"ccx-contents\"><li><a href=\"#open\">To be settled</a></li><li><a href=\"#cookies\">Cookies</a></li>");
        page.Add($"<li><a href=\"#exempt\">Exempt endpoints</a></li><li><a href=\"#decisions\">Decisions</a></li><li><a href=\"#configuration\">Configuration</a></li>");
        page.Add($"<li><a href=\"#records\">Records</a></li></ul></nav>");
    }

    private async Task<TResult?> TryAsync<TSource, TResult>(HttpContext context, TSource? source, Func<TSource, Task<TResult>> read)
        where TSource : class
        where TResult : class
    {
        if (source is null)
            return null;
        try
        {
            return await read(source);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.ReportIncomplete(exception);
            return null;
        }
    }
}
