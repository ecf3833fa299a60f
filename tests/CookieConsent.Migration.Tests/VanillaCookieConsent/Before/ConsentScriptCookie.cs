using System.Text.Json;

namespace Website;

/// <summary>What the consent script has written into its cookie.</summary>
public static class ConsentScriptCookie
{
    public static bool HasAccepted(HttpRequest request, string category)
    {
        if (request.Cookies["cc_cookie"] is not { } json)
            return false;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("categories").EnumerateArray().Any(accepted => accepted.GetString() == category);
    }
}
