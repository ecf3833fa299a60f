using System.Text;
using System.Text.Json;
using CookieConsent.Configuration;

namespace CookieConsent.Banner;

/// <summary>Everything that a choice is about, whichever layer of it the visitor looked at (requirement P02): the part of a notice that programs read.</summary>
internal static class NoticeSnapshot
{
    /// <summary>The categories and their services as JSON on one line, in the words of one language.</summary>
    public static string Of(ConsentConfiguration configuration, ConsentTexts texts)
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            json.WriteStartArray("categories");
            foreach (var category in CategoryTexts.AllIn(configuration))
                Write(json, configuration, texts, category);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(Utf8JsonWriter json, ConsentConfiguration configuration, ConsentTexts texts, CookieCategories category)
    {
        json.WriteStartObject();
        json.WriteString("id", CategoryTexts.Key(category));
        json.WriteString("name", texts.Name(category));
        json.WriteString("description", texts.Description(category));
        json.WriteStartArray("services");
        foreach (var service in ShownService.Of(configuration, category, texts))
            Write(json, service);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ShownService service)
    {
        json.WriteStartObject();
        if (service.Declared is { } declared)
            json.WriteString("id", declared.Id);
        json.WriteString("name", service.Name);
        json.WriteString("provider", service.Provider);
        if (service.PolicyUrl is { } policy)
            json.WriteString("policyUrl", policy);
        json.WriteString("purpose", service.Purpose);
        json.WriteBoolean("isThirdParty", service.IsThirdParty);
        json.WriteStartArray("cookies");
        foreach (var (name, lifetime) in service.Cookies)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("lifetime", lifetime);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
