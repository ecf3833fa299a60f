using CookieConsent.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Configuration;

/// <summary>Where the log is the proof, a log level that drops it is a mistake.</summary>
internal static class RecordLogRules
{
    /// <summary>The mistake, if any. An app with no log provider at all has chosen to keep nothing, which no level can tell.</summary>
    public static IEnumerable<string> Check(IServiceProvider services)
    {
        if (services.GetService<IConsentRecordStore>() is not LogRecordStore)
            return [];
        var filter = services.GetService<IOptionsMonitor<LoggerFilterOptions>>()?.CurrentValue ?? new LoggerFilterOptions();
        return Mistake(filter) is { } mistake ? [mistake] : [];
    }

    /// <summary>The mistake in the levels that hold now; <see langword="null"/> where the proof is written.</summary>
    public static string? Mistake(LoggerFilterOptions filter) =>
        LevelOf(filter) > LogLevel.Information
            ? $"Logging:LogLevel:{LogRecordStore.Category} drops the proof of consent. Write \"Logging\": {{ \"LogLevel\": {{ \"{LogRecordStore.Category}\": \"Information\" }} }}, or register a record store."
            : null;

    /// <summary>The level that holds for every provider: of the rules without provider the one with the longest matching category, the last of equals.</summary>
    private static LogLevel LevelOf(LoggerFilterOptions filter)
    {
        var rule = filter
            .Rules.Where(rule => rule.ProviderName is null && Covers(rule.CategoryName ?? ""))
            .OrderBy(rule => rule.CategoryName?.Length ?? 0)
            .LastOrDefault();
        return rule?.LogLevel ?? filter.MinLevel;
    }

    /// <summary>Whether a rule for this category holds for the records; as in the framework's filter, one star stands for anything.</summary>
    private static bool Covers(string category)
    {
        var star = category.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? LogRecordStore.Category.StartsWith(category, StringComparison.OrdinalIgnoreCase)
            : LogRecordStore.Category.AsSpan().StartsWith(category.AsSpan(0, star), StringComparison.OrdinalIgnoreCase)
                && LogRecordStore.Category.AsSpan().EndsWith(category.AsSpan(star + 1), StringComparison.OrdinalIgnoreCase);
    }
}
