using System.Text.Json;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}/state</c>: the visitor's decision as JSON, never cached.</summary>
internal static class StateEndpoint
{
    /// <summary>Writes <c>{"status":"undecided|decided|lapsed","granted":["necessary",…],"globalPrivacyControl":false}</c>; where services are chosen one by one, <c>refusedServices</c> too, and where something was refused, <c>forget</c>.</summary>
    public static Task HandleAsync(RequestConsent consent)
    {
        var response = consent.Context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return ResponseBody.WriteAsync(consent.Context, Json(consent));
    }

    /// <summary>The state as UTF-8.</summary>
    public static byte[] Json(RequestConsent consent)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", NameOf(consent.Decision.Status));
            json.WriteStartArray("granted");
            foreach (var category in Enum.GetValues<CookieCategories>())
            {
                if (CategoryNames.IsOne(category) && (consent.Decision.Granted & category) != 0)
                    json.WriteStringValue(CategoryNames.Of(category));
            }
            json.WriteEndArray();
            if (consent.Configuration.Options.Banner.ServiceChoice)
            {
                json.WriteStartArray("refusedServices");
                foreach (var id in consent.Configuration.Refusals.IdsOf(consent.Decision))
                    json.WriteStringValue(id);
                json.WriteEndArray();
            }
            if (ForgetScript.IsDue(consent))
                json.WriteString("forget", ConsentPaths.ForgetScript(consent));
            json.WriteBoolean("globalPrivacyControl", GlobalPrivacyControlSignal.IsSent(consent.Context.Request));
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    private static string NameOf(ConsentStatus status) =>
        status switch
        {
            ConsentStatus.Decided => "decided",
            ConsentStatus.Lapsed => "lapsed",
            _ => "undecided",
        };
}
