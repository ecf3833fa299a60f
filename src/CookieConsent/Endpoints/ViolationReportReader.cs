using System.Globalization;
using System.Text.Json;
using CookieConsent.Classification;
using CookieConsent.Firewall;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Endpoints;

/// <summary>Reads the reports of browsers, in both forms that there are: one object (<c>report-uri</c>), or a list of several kinds (Reporting API).</summary>
internal static class ViolationReportReader
{
    private const int MostReports = 100;
    private const int LongestPage = 200;
    private static readonly JsonDocumentOptions StrictJson = new() { MaxDepth = 8 };

    /// <summary>Whether a body of this type holds reports. No page of another site can have a browser send such a body here.</summary>
    public static bool IsReport(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/csp-report", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals("application/reports+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>The reports that concern another host and a page of this site; the others, and what is no report, are passed over.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<ViolationReport> Read(ReadOnlyMemory<byte> body, HttpRequest request)
    {
        using var document = JsonDocument.Parse(body, StrictJson);
        var found = new List<ViolationReport>();
        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            foreach (var report in document.RootElement.EnumerateArray().Take(MostReports))
            {
                if (Text(report, "type") == "csp-violation" && Member(report, "body") is { } violation)
                    Add(Of(request, Text(violation, "documentURL"), Text(violation, "blockedURL"), Text(violation, "effectiveDirective"), Text(violation, "sourceFile"), Text(violation, "disposition")));
            }
        }
        else if (Member(document.RootElement, "csp-report") is { } report)
        {
            var directive = Text(report, "effective-directive") ?? Text(report, "violated-directive");
            Add(Of(request, Text(report, "document-uri"), Text(report, "blocked-uri"), directive, Text(report, "source-file"), Text(report, "disposition")));
        }
        return found;

        void Add(ViolationReport? report)
        {
            if (report is { } one)
                found.Add(one);
        }
    }

    private static ViolationReport? Of(HttpRequest request, string? page, string? blocked, string? directive, string? source, string? disposition)
    {
        if (!Uri.TryCreate(page, UriKind.Absolute, out var document) || !CrossSiteRequest.IsHost(document, request))
            return null;
        if (!Uri.TryCreate(blocked, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "ws" or "wss") || IsOfExtension(source))
            return null;

        // An old browser names the directive with its sources.
        var name = (directive ?? "").Split(' ')[0].ToLowerInvariant();
        if (!PolicyDirective.Fetch.Contains(name) && name != "form-action")
            return null;

        // What a client thinks up is kept, logged and looked up.
        if (address.IdnHost.Length > ServiceHost.LongestName)
            return null;
        var host = address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
        var path = document.AbsolutePath;
        return new(host, name, path.Length > LongestPage ? path[..LongestPage] : path, disposition != "report");
    }

    // What a visitor's own extension puts into a page is nothing of the site's.
    private static bool IsOfExtension(string? source) =>
        source is not null && source.Split(':')[0] is var scheme && (scheme.EndsWith("-extension", StringComparison.OrdinalIgnoreCase) || scheme.Equals("webkit-masked-url", StringComparison.OrdinalIgnoreCase));

    private static JsonElement? Member(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
