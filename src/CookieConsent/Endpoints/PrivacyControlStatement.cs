using System.Globalization;
using System.Text;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Endpoints;

/// <summary>
/// <c>GET /.well-known/gpc.json</c> at the origin's root: the statement that the site honours Global Privacy Control (requirement S05). The app answers first,
/// with an endpoint or a file; only where it has nothing the statement takes the place of its 404.
/// </summary>
internal static class PrivacyControlStatement
{
    private static readonly PathString Address = "/.well-known/gpc.json";

    /// <summary>Whether the request asks for a statement that the site has configured. In report-only mode nothing is honoured, so nothing is stated.</summary>
    public static bool IsAskedFor(RequestConsent consent) =>
        consent.Configuration.Options.GlobalPrivacyControlStatement.LastUpdate is not null
        && consent.Path == Address
        && !consent.PathBase.HasValue
        && consent.Configuration.IsEnforcing
        && (HttpMethods.IsGet(consent.Context.Request.Method) || HttpMethods.IsHead(consent.Context.Request.Method));

    /// <summary>Lets the app answer, and answers where it did not find the address. What it writes is held until that is known: an error page is no answer.</summary>
    public static async Task HandleAsync(RequestConsent consent, RequestDelegate app)
    {
        var context = consent.Context;
        var ofServer = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        var body = new StreamResponseBodyFeature(held, ofServer);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await app(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(ofServer);
        }

        var isMissing = context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted;
        if (isMissing)
        {
            context.Response.Clear();
            context.Response.ContentType = "application/json";
            context.Response.Headers.CacheControl = "public, max-age=86400";
            await ResponseBody.WriteAsync(context, Statement(consent.Configuration.Options.GlobalPrivacyControlStatement));
        }
        else if (held.Length > 0)
        {
            held.Position = 0;
            await held.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static byte[] Statement(GlobalPrivacyControlStatementOptions statement) =>
        Encoding.ASCII.GetBytes($"{{\"gpc\":true,\"lastUpdate\":\"{statement.LastUpdate!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"}}");
}
