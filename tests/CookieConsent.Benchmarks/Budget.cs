using System.Globalization;

namespace CookieConsent.Benchmarks;

/// <summary>
/// The most that a scenario may cost, in the same run: <paramref name="Time"/> and <paramref name="Bytes"/> as ratios of what the line adds to what
/// <c>UseCookiePolicy</c> adds, <paramref name="TotalTime"/> as the ratio of the whole requests, <paramref name="NanosecondsPerCookie"/> of what the line
/// adds for each of 300 cookies.
/// </summary>
internal sealed record Budget(double? Time = null, double? Bytes = null, double? TotalTime = null, double? NanosecondsPerCookie = null)
{
    /// <summary>The budget in words, and the figure itself where the table has no column for it.</summary>
    public string Describe(Cost added) =>
        string.Join(
            ", ",
            new[]
            {
                Time is { } time ? Text($"time {time}") : null,
                Bytes is { } bytes ? Text($"bytes {bytes}") : null,
                TotalTime is { } total ? Text($"whole request {total}") : null,
                NanosecondsPerCookie is { } each ? Text($"{each} ns a cookie (is {added.Nanoseconds / Scenario.CookiesOfMany:0.0})") : null,
            }.OfType<string>()
        );

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
