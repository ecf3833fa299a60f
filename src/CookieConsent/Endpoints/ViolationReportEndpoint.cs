using System.Buffers;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary><c>POST {BasePath}/csp</c>: takes what browsers report of the firewall. Always answered with 204: nobody reads the answer, and it tells a prober nothing.</summary>
internal sealed class ViolationReportEndpoint(HostReporter reporter, ReportRateLimit rateLimit)
{
    /// <summary>What a body may hold, in bytes: each of its reports repeats the whole policy.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>Reads the reports, where there are any.</summary>
    public async Task HandleAsync(RequestConsent consent)
    {
        var context = consent.Context;
        try
        {
            if (ViolationReportReader.IsReport(context.Request.ContentType) && context.Request.ContentLength is not > MostBytes && rateLimit.TryTake(context.Connection.RemoteIpAddress))
                await ReadAsync(consent);
        }
        catch (Exception)
        {
            // Half a body, no JSON, a client that has gone: anybody can send that as often as he likes, so not even a log is told.
        }
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.CacheControl = "no-store";
    }

    private async Task ReadAsync(RequestConsent consent)
    {
        var request = consent.Context.Request;
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, MostBytes + 1), MostBytes + 1, throwOnEndOfStream: false, consent.Context.RequestAborted);
            if (length > MostBytes)
                return;
            foreach (var report in ViolationReportReader.Read(buffer.AsMemory(0, length), request))
                reporter.Reported(report, consent.Configuration);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
