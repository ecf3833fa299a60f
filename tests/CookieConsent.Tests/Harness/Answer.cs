using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CookieConsent.Tests.Harness;

/// <summary>A response with its cookie lines, each as it came over the wire.</summary>
internal sealed class Answer(HttpResponseMessage message, string body)
{
    public HttpStatusCode Status => message.StatusCode;

    public string Body => body;

    public string? ContentType => message.Content.Headers.ContentType?.ToString();

    public IReadOnlyList<string> Lines { get; } = [.. Values(message, "Set-Cookie")];

    public IReadOnlyList<SetCookieLine> Cookies => [.. Lines.Select(SetCookieLine.Parse)];

    /// <summary>The names of the cookies that the browser keeps; removals are left out.</summary>
    public IReadOnlyList<string> Kept => [.. Cookies.Where(cookie => !cookie.IsRemoval).Select(cookie => cookie.Name)];

    public IReadOnlyList<SetCookieLine> Removals => [.. Cookies.Where(cookie => cookie.IsRemoval)];

    public SetCookieLine Cookie(string name) => Cookies.Single(cookie => cookie.Name == name && !cookie.IsRemoval);

    /// <summary>A header's value, several lines joined; <see langword="null"/> where it is absent.</summary>
    public string? Header(string name) => Values(message, name) is [_, ..] values ? string.Join(", ", values) : null;

    public string? Trailer(string name) => message.TrailingHeaders.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    /// <summary>The page as a browser reads it.</summary>
    public IHtmlDocument Parse() => new HtmlParser().ParseDocument(body);

    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage message) => new(message, await message.Content.ReadAsStringAsync());

    private static string[] Values(HttpResponseMessage message, string name)
    {
        if (message.Headers.NonValidated.TryGetValues(name, out var values))
            return [.. values];
        return message.Content.Headers.NonValidated.TryGetValues(name, out values) ? [.. values] : [];
    }
}
