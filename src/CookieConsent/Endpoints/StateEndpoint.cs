using System.Text.Json;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary><c>GET {BasePath}/state</c>: the visitor's decision as JSON, never cached.</summary>
internal static class StateEndpoint
{
    /// <summary>
    /// Writes <c>{"status":"undecided|decided|lapsed","granted":["necessary",…],"globalPrivacyControl":false}</c>; where services are chosen one by one,
    /// <c>refusedServices</c> too, and where some run without consent, <c>exempt</c>, and where something was refused, <c>forget</c>.
    /// </summary>
    public static Task HandleAsync(RequestConsent consent) => WriteAsync(consent, Json(consent));

    /// <summary>The same for script that has told of a privacy signal: with what it <c>ended</c>, and the <c>notice</c> that it is honoured.</summary>
    public static Task HandleSignalAsync(RequestConsent consent, CookieCategories ended) =>
        WriteAsync(
            consent,
            Json(
                consent,
                json =>
                {
                    WriteCategories(json, "ended", ended);
                    if (consent.RefusedBySignals != CookieCategories.None)
                        json.WriteString("notice", consent.Configuration.Notices.Texts(SettingsPage.CultureOf(consent))["signal.notice"]);
                }
            )
        );

    /// <summary>The state as UTF-8.</summary>
    public static byte[] Json(RequestConsent consent) => Json(consent, static _ => { });

    private static byte[] Json(RequestConsent consent, Action<Utf8JsonWriter> writeMore)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", NameOf(consent.Decision.Status));
            WriteCategories(json, "granted", consent.Decision.Granted);
            if (consent.Configuration.Options.Banner.ServiceChoice)
                WriteTexts(json, "refusedServices", consent.Configuration.Refusals.IdsOf(consent.Decision));
            if (consent.Decision.Exempt != CookieCategories.None)
                WriteTexts(json, "exempt", consent.Configuration.Services.Where(consent.IsExempt).Select(service => service.Id));
            if (ForgetScript.IsDue(consent))
                json.WriteString("forget", ConsentPaths.ForgetScript(consent));
            json.WriteBoolean("globalPrivacyControl", consent.IsSignalKnown);
            writeMore(json);
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    private static Task WriteAsync(RequestConsent consent, byte[] json)
    {
        var response = consent.Context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return ResponseBody.WriteAsync(consent.Context, json);
    }

    private static void WriteCategories(Utf8JsonWriter json, string name, CookieCategories categories) =>
        WriteTexts(json, name, Enum.GetValues<CookieCategories>().Where(category => CategoryNames.IsOne(category) && (categories & category) != 0).Select(CategoryNames.Of));

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string NameOf(ConsentStatus status) =>
        status switch
        {
            ConsentStatus.Decided => "decided",
            ConsentStatus.Lapsed => "lapsed",
            _ => "undecided",
        };
}
