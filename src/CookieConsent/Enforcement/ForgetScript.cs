using System.Text;
using System.Text.Json;
using CookieConsent.Banner;
using CookieConsent.Classification;
using CookieConsent.Decision;

namespace CookieConsent.Enforcement;

/// <summary>
/// The script that takes refused cookies and storage keys out of the browser, with what the services of one configuration name. It is the same for every
/// visitor, and loaded only where something was refused.
/// </summary>
internal static class ForgetScript
{
    private const string Empty = "const services = [];";

    /// <summary>Whether the visitor has refused something that may be in the browser. What has lapsed is neither granted nor refused.</summary>
    public static bool IsDue(RequestConsent consent) =>
        consent.Configuration.IsEnforcing && consent.Decision is { Status: ConsentStatus.Decided, IsEverythingGranted: false, Stored: not null };

    /// <summary>Makes the script of one configuration.</summary>
    /// <param name="options">The options.</param>
    /// <param name="declared">The services that the site declares.</param>
    /// <param name="others">The rules of the framework and of the catalogue.</param>
    /// <param name="catalogue">The known services.</param>
    public static ConsentAsset Of(CookieConsentOptions options, IReadOnlyList<DeclaredService> declared, IEnumerable<CookieRule> others, ServiceCatalogue catalogue)
    {
        var entries = new List<Entry>();
        entries.AddRange(declared.Select(service => new Entry(service.Category, service.Id, [.. service.Cookies.Select(cookie => cookie.Pattern)], service.Storage)));
        entries.AddRange(options.Cookies.Select(list => new Entry(list.Key, "", [.. list.Value], [])));
        entries.AddRange(Undeclared(options, catalogue));

        var isDeclared = declared.Select(service => service.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        entries.Add(new(CookieCategories.Necessary, "", [.. others.Where(rule => rule.ServiceId is null || !isDeclared.Contains(rule.ServiceId)).Select(rule => rule.Pattern)], []));
        return ConsentAssets.Generate(ConsentAssets.ForgetScript, text => text.Replace(Empty, $"const services = {Json(entries)};", StringComparison.Ordinal));
    }

    /// <summary>Storage keys of services that nobody was told of: no grant covers them.</summary>
    private static IEnumerable<Entry> Undeclared(CookieConsentOptions options, ServiceCatalogue catalogue) =>
        catalogue
            .Services.Where(service => service.Category != CookieCategories.Necessary && !options.Services.ContainsKey(service.Id))
            .GroupBy(service => options.UndeclaredServices == CookieHandling.Allow ? service.Category : CookieCategories.None)
            .Select(group => new Entry(group.Key, "", [], [.. group.SelectMany(service => StorageKeys.Of(service.Id)).Distinct(StringComparer.Ordinal)]));

    private static string Json(List<Entry> entries)
    {
        var refusable = entries.Where(entry => entry.Category != CookieCategories.Necessary).ToArray();
        var cookieStarts = Starts(refusable.SelectMany(entry => entry.Cookies));
        var storageStarts = Starts(refusable.SelectMany(entry => entry.Storage));
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var entry in entries)
                Write(json, entry.Category == CookieCategories.Necessary ? new(entry.Category, "", Within(entry.Cookies, cookieStarts), Within(entry.Storage, storageStarts)) : entry);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static void Write(Utf8JsonWriter json, Entry entry)
    {
        var cookies = WithoutStar(entry.Cookies);
        var storage = WithoutStar(entry.Storage);
        if (cookies.Length == 0 && storage.Length == 0)
            return;
        json.WriteStartArray();
        json.WriteStringValue(entry.Category == CookieCategories.None ? "" : Endpoints.CategoryNames.Of(entry.Category));
        json.WriteStringValue(entry.Id);
        WriteTexts(json, cookies);
        WriteTexts(json, storage);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string[] texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string[] Starts(IEnumerable<string> patterns) => [.. patterns.Select(CookieRule.Parse).Where(pattern => pattern is { IsPrefix: true, Name.Length: > 0 }).Select(pattern => pattern.Name)];

    /// <summary>What is always kept and a refusable prefix would take: script knows no order of rules, so it leaves that to the server.</summary>
    private static string[] Within(IReadOnlyList<string> patterns, string[] starts) => [.. patterns.Where(pattern => Array.Exists(starts, start => pattern.StartsWith(start, StringComparison.Ordinal)))];

    /// <summary>A bare star says what unknown cookies are. Those are not deleted.</summary>
    private static string[] WithoutStar(IReadOnlyList<string> patterns) => [.. patterns.Where(pattern => pattern != "*")];

    private sealed record Entry(CookieCategories Category, string Id, IReadOnlyList<string> Cookies, IReadOnlyList<string> Storage);
}
