using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using CookieConsent.Firewall;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>What answers below <see cref="CookieConsentOptions.BasePath"/>: finds the endpoint by path and method.</summary>
internal sealed class ConsentEndpoints(ChoiceEndpoint choice, ViolationReportEndpoint violations, ReceiptEndpoint receipt, CircuitEndpoint? circuit = null)
{
    /// <summary>Handles the request where it is for one of the endpoints; otherwise <see langword="null"/>, and the app goes on.</summary>
    public Task? TryHandle(RequestConsent consent)
    {
        if (!consent.Path.StartsWithSegments(consent.Configuration.Options.BasePath, out var rest))
            return null;
        var request = consent.Context.Request;

        // An output cache in front of the line heeds no Cache-Control: one visitor's state, and the encoding one browser takes, would be another's.
        CacheSafety.KeepOutOfOutputCache(consent.Context, isOfNoState: true);
        return rest.Value switch
        {
            null or "" or "/" => HttpMethods.IsPost(request.Method) ? choice.HandleAsync(consent)
                : IsRead(request) ? SettingsPageEndpoint.HandleAsync(consent)
                : RefuseMethodAsync(consent, "GET, HEAD, POST"),
            "/state" => IsRead(request) ? StateEndpoint.HandleAsync(consent) : RefuseMethodAsync(consent, "GET, HEAD"),
            "/receipt" => IsRead(request) ? receipt.HandleAsync(consent) : RefuseMethodAsync(consent, "GET, HEAD"),
            "/circuit" when circuit is not null => IsRead(request) ? circuit.HandleAsync(consent) : RefuseMethodAsync(consent, "GET, HEAD"),
            "/state.css" => IsRead(request) ? StateStylesheetEndpoint.HandleAsync(consent) : RefuseMethodAsync(consent, "GET, HEAD"),
            FirewallPolicies.ReportEndpoint when consent.Configuration.Firewall is not null => HttpMethods.IsPost(request.Method)
                ? violations.HandleAsync(consent)
                : RefuseMethodAsync(consent, "POST"),
            _ => AssetNamed(rest.Value[1..], consent) is not { } asset ? NotFoundAsync(consent)
                : IsRead(request) ? AssetEndpoint.HandleAsync(consent.Context, asset)
                : RefuseMethodAsync(consent, "GET, HEAD"),
        };
    }

    private static ConsentAsset? AssetNamed(string fileName, RequestConsent consent) =>
        ConsentAssets.TryFind(fileName) ?? (fileName == consent.Configuration.ForgetScript.FileName ? consent.Configuration.ForgetScript : null);

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static Task RefuseMethodAsync(RequestConsent consent, string allowed)
    {
        consent.Context.Response.Headers.Allow = allowed;
        return Problem.WriteAsync(consent.Context, StatusCodes.Status405MethodNotAllowed, "Method not allowed", $"Use one of: {allowed}.");
    }

    private static Task NotFoundAsync(RequestConsent consent) =>
        Problem.WriteAsync(consent.Context, StatusCodes.Status404NotFound, "Not found", "There is nothing at this address.");
}
