using System.Text;
using CookieConsent.Tests.Configuration;
using Microsoft.Extensions.Configuration;

namespace CookieConsent.Tests.Documentation;

/// <summary>Settings in what people read are valid: an app starts with them.</summary>
internal sealed class SettingsBlockTests
{
    private static IEnumerable<TestCaseData> Blocks =>
        Document.All.SelectMany(document =>
            document.Blocks.Where(block => block.Language is "json" or "jsonc").Select((block, index) => new TestCaseData(block.Code).SetArgDisplayNames($"{document.Path}, block {index + 1}"))
        );

    [TestCaseSource(nameof(Blocks))]
    public async Task An_app_starts_with_it(string block)
    {
        var settings = Read(block);
        Assert.That(settings, Is.Not.Empty);

        // The banner's own markup is a file; a fresh app starts with it.
        Assert.That(await Starting.WithSettingsAsync([.. settings.Where(setting => setting.Key != "Banner:Template")]), Is.Empty);
    }

    /// <summary>The settings below the section, whichever part of the file the block shows: the section, services, or one service.</summary>
    private static (string Key, string? Value)[] Read(string block)
    {
        var text = block.Trim().TrimEnd(',');
        if (!text.StartsWith('{'))
            text = $"{{{text}}}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var file = new ConfigurationBuilder().AddJsonStream(stream).Build();
        var prefix = file.GetSection("CookieConsent").Exists() ? "CookieConsent:" : "";
        var isService = prefix.Length == 0 && file.GetChildren().All(child => child["Category"] is not null);
        return
        [
            .. file.AsEnumerable()
                .Where(setting => setting.Key.StartsWith(prefix, StringComparison.Ordinal) && setting.Key.Length > prefix.Length && (setting.Value is not null || !file.GetSection(setting.Key).GetChildren().Any()))
                .Select(setting => ((isService ? "Services:" : "") + setting.Key[prefix.Length..], setting.Value)),
        ];
    }
}
