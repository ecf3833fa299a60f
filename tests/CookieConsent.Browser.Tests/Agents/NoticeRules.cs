using System.Text.RegularExpressions;

namespace CookieConsent.Browser.Tests.Agents;

/// <summary>The rules of <c>cookie-notice-rules.txt</c>, and what of a page they would hide or block.</summary>
internal sealed class NoticeRules
{
    private const string Block = "block ";

    /// <summary>Takes the rules of the file, and more of the same form.</summary>
    public NoticeRules(params string[] more)
    {
        using var stream = typeof(NoticeRules).Assembly.GetManifestResourceStream("cookie-notice-rules.txt")!;
        using var reader = new StreamReader(stream);
        var rules = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Concat(more).ToArray();
        Selectors = [.. rules.Where(rule => !rule.StartsWith(Block, StringComparison.Ordinal))];
        Addresses = [.. rules.Except(Selectors).Select(rule => Pattern(rule[Block.Length..]))];
    }

    /// <summary>What is hidden.</summary>
    public IReadOnlyList<string> Selectors { get; }

    private IReadOnlyList<Regex> Addresses { get; }

    /// <summary>The pattern that blocks an address; <see langword="null"/> for none.</summary>
    public string? Blocking(string address) => Addresses.FirstOrDefault(pattern => pattern.IsMatch(address))?.ToString();

    private static Regex Pattern(string rule) => new(Regex.Escape(rule).Replace(@"\*", ".*", StringComparison.Ordinal), RegexOptions.IgnoreCase);
}
