using System.Globalization;
using System.Text;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Some <c>Set-Cookie</c> lines of one response to one visitor.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Granted">The optional categories that the visitor chose; <see langword="null"/> for one who has not decided.</param>
/// <param name="IsSeeded">Whether the browser holds the same cookies from before, without their ends of life: what is then deleted must go.</param>
/// <param name="Lines">The lines.</param>
internal sealed record OracleCase(string Scheme, CookieCategories? Granted, bool IsSeeded, IReadOnlyList<string> Lines)
{
    private static readonly string[] EndsOfLife = ["max-age", "expires"];

    /// <summary>The lines without the attributes that end a cookie's life.</summary>
    public IReadOnlyList<string> Seeds => IsSeeded ? [.. Lines.Select(WithoutEnd)] : [];

    /// <summary>The case as it is pasted into <see cref="KeptCasesTests"/>.</summary>
    public override string ToString()
    {
        var granted = Granted is null ? "null" : string.Join(" | ", Granted.Value.ToString().Split(", ").Select(name => $"CookieCategories.{name}"));
        return $"[TestCase(\"{Scheme}\", {granted}, {(IsSeeded ? "true" : "false")}, {string.Join(", ", Lines.Select(Quote))})]";
    }

    private static string WithoutEnd(string line)
    {
        var parts = line.Split(';');
        return string.Join(';', parts.Where((part, i) => i == 0 || !Array.Exists(EndsOfLife, name => part.Trim().StartsWith(name, StringComparison.OrdinalIgnoreCase))));
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                < ' ' or > '~' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }
        return quoted.Append('"').ToString();
    }
}
