using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace CookieConsent.Testing;

/// <summary>Writes cookies in the form in which Playwright takes and gives the state of a browser.</summary>
internal static class StorageState
{
    /// <summary>The state with one cookie.</summary>
    /// <param name="cookie">The cookie, with a lifetime.</param>
    /// <param name="address">The address that set it.</param>
    /// <param name="now">When it was set.</param>
    public static string Of(SetCookieHeaderValue cookie, Uri address, DateTimeOffset now)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartArray("cookies");
            json.WriteStartObject();
            json.WriteString("name", cookie.Name.AsSpan());
            json.WriteString("value", cookie.Value.AsSpan());

            // A leading dot is what makes it one of the subdomains too.
            json.WriteString("domain", cookie.Domain.HasValue ? "." + cookie.Domain : address.Host);
            json.WriteString("path", cookie.Path.HasValue ? cookie.Path.ToString() : "/");
            json.WriteNumber("expires", (now + cookie.MaxAge.GetValueOrDefault()).ToUnixTimeSeconds());
            json.WriteBoolean("httpOnly", cookie.HttpOnly);
            json.WriteBoolean("secure", cookie.Secure);
            json.WriteString("sameSite", cookie.SameSite.ToString());
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("origins");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}
