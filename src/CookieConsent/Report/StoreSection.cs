using System.Globalization;
using CookieConsent.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Report;

/// <summary>The records: how the store is, whether the chain stands, exports, and the way to one record.</summary>
internal static class StoreSection
{
    public static void Write(ReportMarkup page, string path, ReportRange range, bool isKept, ConsentStoreState? state, ConsentConfiguration configuration)
    {
        page.Add($"<section aria-labelledby=\"records\"><h2 id=\"records\">Records</h2>");
        if (!isKept)
        {
            page.Add($"<p class=\"ccx-remark\">Each decision is one event in the log. It lives as long as the log does, and whoever can write the log can change it: there is no chain to verify, nothing to export and nothing to erase here.</p></section>");
            return;
        }
        if (state is null)
            page.Add($"<p class=\"ccx-remark\" role=\"alert\">The store does not say how it is.</p>");
        else
            WriteState(page, path, state);

        page.Add($"<h3>Export</h3><ul><li><a href=\"{path + ReportEndpoints.RecordsAsCsv + range.Query}\" download>Records from {range.First} to {range.Last} as CSV</a></li>");
        page.Add($"<li><a href=\"{path + ReportEndpoints.RecordsAsJson + range.Query}\" download>The same as JSON</a>, <a href=\"{path + ReportEndpoints.RecordsAsJsonLinkedData + range.Query}\" download>as JSON-LD (ISO/IEC TS 27560)</a></li>");
        page.Add($"<li><a href=\"{path + ReportEndpoints.RecordsAsCsv}\" download>All records as CSV</a>, <a href=\"{path + ReportEndpoints.RecordsAsJson}\" download>as JSON</a></li></ul>");

        page.Add($"<h3>One record</h3><p>A visitor finds the id in the consent cookie <code>{configuration.CookieName.Plain}</code>, its last 22 characters or those before refused services, where something was granted. A refusal has no id in the browser.</p>");
        RecordPage.WriteForm(page, path);
        page.Add($"</section>");
    }

    /// <summary>Starts a verification and goes back to the report.</summary>
    public static async Task VerifyAsync(HttpContext context)
    {
        if (context.RequestServices.GetService<IConsentRecordReport>() is { } report)
            await report.StartVerificationAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = ReportEndpoints.PathOf(context, ReportEndpoints.Verify) + "#records";
    }

    private static void WriteState(ReportMarkup page, string path, ConsentStoreState state)
    {
        page.Add($"<h3>Store</h3>");
        if (state.IsWriting)
            page.Add($"<p class=\"ccx-good\">{state.Kind} takes records.</p>");
        else
            page.Add($"<p class=\"ccx-remark\" role=\"alert\"><strong>{state.Kind} does not take records: no grant takes effect now.</strong> Refusals and withdrawals do.</p>");
        page.Add($"<dl class=\"ccx-figures\"><div><dt>Records written</dt><dd>{state.Records}</dd></div><div><dt>Process starts</dt><dd>{state.Writers}</dd></div>");
        page.Add($"<div><dt>Waiting here</dt><dd>{state.Waiting}</dd></div><div><dt>On the local disk here</dt><dd>{SizeOf(state.SpooledBytes)}</dd></div></dl>");

        page.Add($"<h3>Chain</h3>");
        WriteCheck(page, state.LastCheck);
        page.Add($"<form method=\"post\" action=\"{path + ReportEndpoints.Verify}\"><button>Verify all records now</button></form>");
        if (state.Heads.Count == 0)
            return;
        page.OpenTable("Where the chains end that were begun last");
        page.Add($"<thead><tr><th scope=\"col\">Writer</th><th scope=\"col\" class=\"ccx-number\">Records</th><th scope=\"col\">Hash of the last</th></tr></thead><tbody>");
        foreach (var head in state.Heads)
            page.Add($"<tr><th scope=\"row\"><code>{head.Writer}</code></th><td class=\"ccx-number\">{head.Sequence}</td><td><code>{head.Hash}</code></td></tr>");
        page.Add($"</tbody>");
        page.CloseTable();
        page.Add($"<p>Compare them with the log, category <code>CookieConsent.Records</code>, event <code>ChainHead</code>: whoever owns the database could compute a chain anew, and only the log shows that.</p>");
    }

    private static void WriteCheck(ReportMarkup page, ConsentChainCheck? check)
    {
        if (check is null)
        {
            page.Add($"<p>The records have not been verified yet.</p>");
            return;
        }
        if (check.Result is not { } result)
        {
            page.Add($"<p>A verification began {check.StartedAt}{(check.EndedAt is null ? " and has not ended. Load this page again to see more." : " and could not be carried through; the log says why.")}</p>");
            return;
        }
        if (result.IsIntact)
            page.Add($"<p class=\"ccx-good\">Intact: {result.Records} records verified, begun {check.StartedAt}.</p>");
        else
            page.Add($"<p class=\"ccx-remark\" role=\"alert\"><strong>{result.FaultCount} {(result.FaultCount == 1 ? "fault" : "faults")}</strong> in {result.Records} records, begun {check.StartedAt}.</p>");
        page.Add($"<p>{result.Erased} of them were erased on request; {result.Purged} were removed because they were over age.</p>");
        if (result.IsIntact)
            return;
        page.OpenTable("What is not as it was written");
        page.Add($"<thead><tr><th scope=\"col\">Fault</th><th scope=\"col\">Record</th><th scope=\"col\">What it is</th></tr></thead><tbody>");
        foreach (var fault in result.Faults)
            page.Add($"<tr><th scope=\"row\">{fault.Kind.ToString()}</th><td><code>{fault.RecordId}</code></td><td>{fault.Description}</td></tr>");
        page.Add($"</tbody>");
        page.CloseTable();
    }

    private static string SizeOf(long bytes) => bytes == 0 ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
