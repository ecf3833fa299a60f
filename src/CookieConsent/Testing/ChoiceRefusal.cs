using System.Net;

namespace CookieConsent.Testing;

/// <summary>Says why the app under test did not take a choice, and what to write.</summary>
internal static class ChoiceRefusal
{
    private const int LongestQuote = 300;

    /// <summary>For an answer that is not the state after the choice.</summary>
    public static string Explain(HttpResponseMessage response, string body) =>
        $"POST {response.RequestMessage?.RequestUri} was answered with {(int)response.StatusCode}, so there is no consent. {Fix(response)}{Quote(body)}";

    /// <summary>For a choice that was taken without all that was asked for.</summary>
    public static string ExplainMissing(CookieCategories asked, HttpClient client) =>
        $"The choice was taken, but {asked} was not granted as a whole. "
        + (
            client.DefaultRequestHeaders.Contains("Sec-GPC") || client.DefaultRequestHeaders.Contains("DNT")
                ? "The client sends a privacy signal, which \"Accept all\" does not override. Remove Sec-GPC and DNT from its DefaultRequestHeaders."
                : "A privacy signal of the app refuses it. Ask for less, or leave out the IPrivacySignal in the tests."
        );

    private static string Fix(HttpResponseMessage response) =>
        response.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed =>
                "Nothing of cookie consent is there. Write app.UseCookieConsent() in the app's pipeline, before everything else. Where CookieConsent:BasePath is set, or UsePathBase, "
                    + "write the whole path: client.WithConsent(CookieCategories.All, \"/base/_cc\").",
            HttpStatusCode.Forbidden =>
                "It was taken for a request of another site. Remove Origin and Sec-Fetch-Site from the client's DefaultRequestHeaders, or make them those of the app.",
            HttpStatusCode.TooManyRequests =>
                "All tests come from one address. Set CookieConsent:GrantsPerMinute to 0 for them: builder.UseSetting(\"CookieConsent:GrantsPerMinute\", \"0\").",
            HttpStatusCode.ServiceUnavailable =>
                "The record store did not keep the proof within CookieConsent:RecordTimeout. Set a longer one, or give the tests a store that works: services.Replace(ServiceDescriptor.Singleton<IConsentRecordStore, YourStore>()).",
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
                $"It leads to {response.Headers.Location}. Write app.UseCookieConsent() in front of what redirects, or ask there: factory.CreateClient(new() {{ BaseAddress = new(\"https://localhost\") }}).",
            _ => "Something else answers. Write app.UseCookieConsent() before everything else, and keep what the client's DefaultRequestHeaders and handlers change away from it.",
        };

    private static string Quote(string body) => string.IsNullOrWhiteSpace(body) ? "" : $" It said: {(body.Length > LongestQuote ? body[..LongestQuote] + "…" : body)}";
}
