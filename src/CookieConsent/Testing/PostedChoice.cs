using System.Net;
using System.Text.Json;
using CookieConsent.Decision;
using CookieConsent.Endpoints;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Testing;

/// <summary>A choice that the app under test has taken.</summary>
internal sealed class PostedChoice
{
    private static readonly CookieCategories[] Optional = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];

    private readonly HttpClient _client;
    private readonly string _basePath;
    private readonly StateInForce _state;
    private readonly SetCookieHeaderValue? _cookie;

    private PostedChoice(HttpClient client, string basePath, HttpResponseMessage response, StateInForce state)
    {
        _client = client;
        _basePath = basePath;
        _state = state;
        Address = response.RequestMessage?.RequestUri ?? client.BaseAddress!;
        _cookie = CookieOf(response);
    }

    /// <summary>The address that took the choice, after any redirects.</summary>
    public Uri Address { get; }

    /// <summary>The consent cookie.</summary>
    /// <exception cref="InvalidOperationException">The client had made this choice before, so that there was nothing to set.</exception>
    public SetCookieHeaderValue Cookie =>
        _cookie ?? throw new InvalidOperationException("This client has made the same choice before, so the app set no cookie. Write the call on a client of its own, for example factory.CreateClient().");

    /// <summary>Sends the choice.</summary>
    public static async Task<PostedChoice> MakeAsync(HttpClient client, CookieCategories granted, string basePath, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(basePath);
        if ((granted & ~CookieCategories.All) != CookieCategories.None)
            throw new ArgumentOutOfRangeException(nameof(granted), granted, "Write categories that exist, for example CookieCategories.Analytics.");
        if (client.BaseAddress is null)
            throw new InvalidOperationException("The client has no address. Write factory.CreateClient(), or new HttpClient { BaseAddress = new(\"http://localhost:5000\") }.");

        using var body = new ByteArrayContent(Json(granted)) { Headers = { ContentType = new("application/json") } };
        using var response = await client.PostAsync(new Uri(basePath, UriKind.Relative), body, cancellationToken).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK || StateInForce.Read(text) is not { } state)
            throw new InvalidOperationException(ChoiceRefusal.Explain(response, text));
        return state.Grants(granted) ? new(client, basePath, response, state) : throw new InvalidOperationException(ChoiceRefusal.ExplainMissing(granted, client));
    }

    /// <summary>Whether the client's next request carries the choice.</summary>
    public async Task<bool> IsHeldAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(new Uri(_basePath.TrimEnd('/') + "/state", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        return StateInForce.Read(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)) == _state;
    }

    /// <summary>Puts the cookie among the headers of all requests, in the place of an earlier one.</summary>
    public void AddToHeaders()
    {
        var headers = _client.DefaultRequestHeaders;
        var pairs = headers.NonValidated.TryGetValues(HeaderNames.Cookie, out var lines) ? string.Join(';', lines).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        var others = pairs.Where(pair => !pair.StartsWith(Cookie.Name + "=", StringComparison.Ordinal));
        headers.Remove(HeaderNames.Cookie);
        headers.TryAddWithoutValidation(HeaderNames.Cookie, string.Join("; ", [.. others, $"{Cookie.Name}={Cookie.Value}"]));
    }

    private static byte[] Json(CookieCategories granted)
    {
        var categories = Optional.Where(category => (granted & category) != CookieCategories.None).ToArray();
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("choice", categories.Length == 0 ? "reject-all" : categories.Length == Optional.Length ? "accept-all" : "save");
            if (categories.Length is > 0 and < 3)
            {
                json.WriteStartArray("categories");
                foreach (var category in categories)
                    json.WriteStringValue(CategoryNames.Of(category));
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    // By its value, which nothing else looks like: the app may have given it another name.
    private static SetCookieHeaderValue? CookieOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues(HeaderNames.SetCookie, out var lines) && SetCookieHeaderValue.TryParseList([.. lines], out var cookies)
            ? cookies.FirstOrDefault(cookie => cookie.MaxAge > TimeSpan.Zero && ConsentCookieValue.TryParse(cookie.Value.ToString().AsMemory(), out _))
            : null;
}
