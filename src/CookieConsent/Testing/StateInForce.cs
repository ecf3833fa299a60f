using System.Text.Json;
using CookieConsent.Endpoints;

namespace CookieConsent.Testing;

/// <summary>What the app under test says of the visitor.</summary>
/// <param name="Status"><c>undecided</c>, <c>decided</c> or <c>lapsed</c>.</param>
/// <param name="Granted">What is granted.</param>
internal sealed record StateInForce(string Status, CookieCategories Granted)
{
    /// <summary>Reads the answer of the endpoints; <see langword="null"/> where it is not theirs.</summary>
    public static StateInForce? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var granted = CookieCategories.None;
            foreach (var name in json.RootElement.GetProperty("granted").EnumerateArray())
                granted |= CategoryNames.TryParse(name.GetString(), out var category) ? category : CookieCategories.None;
            return new(json.RootElement.GetProperty("status").GetString()!, granted);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether everything that was asked for is granted. More may be, where the app only reports.</summary>
    public bool Grants(CookieCategories asked) => (Granted & asked) == asked;
}
