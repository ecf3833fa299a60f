using System.Globalization;

namespace CookieConsent.Banner;

/// <summary>Says how long a cookie lives, in the largest unit that says it exactly.</summary>
internal static class CookieLifetimeText
{
    private const int DaysOfMonth = 30;
    private const int DaysOfYear = 365;

    /// <summary>The lifetime in words.</summary>
    /// <param name="lifetime">How long; <see langword="null"/> for a session cookie.</param>
    /// <param name="texts">The language.</param>
    public static string Of(TimeSpan? lifetime, ConsentTexts texts)
    {
        if (lifetime is not { } time)
            return texts["lifetime.session"];

        var days = (int)Math.Ceiling(time.TotalDays);
        var hours = (int)Math.Ceiling(time.TotalHours);
        return time.TotalHours < 1 ? Count("minutes", Math.Max(1, (int)Math.Ceiling(time.TotalMinutes)), texts)
            : time.TotalDays < 1 ? Count("hours", hours, texts)
            : days % DaysOfYear == 0 ? Count("years", days / DaysOfYear, texts)
            : days % DaysOfMonth == 0 ? Count("months", days / DaysOfMonth, texts)
            : Count("days", days, texts);
    }

    private static string Count(string unit, int count, ConsentTexts texts)
    {
        var text = texts.Find($"lifetime.{unit}.{PluralCategory.Of(texts.Language, count)}") ?? texts[$"lifetime.{unit}.{PluralCategory.Other}"];
        return text.Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
