namespace CookieConsent.Tests.Harness;

/// <summary>One <c>Set-Cookie</c> line, taken apart as a browser does, without the code under test.</summary>
internal sealed record SetCookieLine(string Name, string Value, IReadOnlyList<(string Name, string Value)> Attributes, string Text)
{
    public bool IsRemoval => this["Max-Age"] == "0" && Value.Length == 0;

    /// <summary>The value of the last attribute of the name; <see langword="null"/> where there is none.</summary>
    public string? this[string attribute] => Attributes.LastOrDefault(pair => pair.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase)).Value;

    public bool Has(string attribute) => this[attribute] is not null;

    public static SetCookieLine Parse(string text)
    {
        var parts = text.Split(';');
        var (name, value) = Cut(parts[0]) ?? ("", parts[0].Trim(' ', '\t'));
        return new(name, value, [.. parts.Skip(1).Select(part => Cut(part) ?? (part.Trim(' ', '\t'), ""))], text);
    }

    private static (string Name, string Value)? Cut(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? null : (part[..equals].Trim(' ', '\t'), part[(equals + 1)..].Trim(' ', '\t'));
    }
}
