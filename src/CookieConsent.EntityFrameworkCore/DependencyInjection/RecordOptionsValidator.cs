using Microsoft.Extensions.Options;

namespace CookieConsent.EntityFrameworkCore.DependencyInjection;

/// <summary>All mistakes at once, each with its path and what to write instead.</summary>
internal sealed class RecordOptionsValidator : IValidateOptions<EntityFrameworkRecordOptions>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(30);
    private static readonly TimeSpan ShortestInventoryInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestInventoryInterval = TimeSpan.FromDays(1);
    private const int LargestQueue = 1_000_000;

    public ValidateOptionsResult Validate(string? name, EntityFrameworkRecordOptions options)
    {
        string[] mistakes = [.. Mistakes(options)];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(EntityFrameworkRecordOptions options)
    {
        if (options.PurgeInterval < ShortestInterval || options.PurgeInterval > LongestInterval)
            yield return Mistake(nameof(options.PurgeInterval), "has to be between one minute and 30 days. Write for example \"01:00:00\".");
        if (options.InventoryInterval < ShortestInventoryInterval || options.InventoryInterval > LongestInventoryInterval)
            yield return Mistake(nameof(options.InventoryInterval), "has to be between 5 seconds and one day. Write for example \"00:01:00\".");
        if (options.QueueCapacity is < 1 or > LargestQueue)
            yield return Mistake(nameof(options.QueueCapacity), "has to be between 1 and 1000000. Write for example 4096.");
        if (options.CommandTimeout <= TimeSpan.Zero || options.CommandTimeout > LongestWait)
            yield return Mistake(nameof(options.CommandTimeout), "has to be more than nothing and at most one minute. Write for example \"00:00:05\".");
        if (string.IsNullOrWhiteSpace(options.SpoolFolder))
            yield return Mistake(nameof(options.SpoolFolder), "is empty. Write a folder, for example \"consent-spool\".");
    }

    /// <summary>
    /// The rule that needs the options of the library. They ask for the store when they are validated, so it cannot be among the others.
    /// </summary>
    public static void CheckRetention(EntityFrameworkRecordOptions options, CookieConsentOptions consent)
    {
        var lifetime = consent.ConsentLifetime;
        if (options.Retention < lifetime)
        {
            var mistake = Mistake(
                nameof(options.Retention),
                $"is shorter than CookieConsent:ConsentLifetime ({lifetime}): grants would outlive their proof. Write at least \"{lifetime}\", or leave it out to keep records for ever."
            );
            throw new OptionsValidationException(EntityFrameworkRecordOptions.SectionName, typeof(EntityFrameworkRecordOptions), [mistake]);
        }
    }

    private static string Mistake(string option, string problem) => $"{EntityFrameworkRecordOptions.SectionName}:{option} {problem}";
}
