namespace CookieConsent.Shop.Tests.Http;

/// <summary>A <c>Set-Cookie</c> line, read as browsers do.</summary>
/// <param name="Line">The line as it came.</param>
/// <param name="Name">The cookie's name.</param>
/// <param name="Value">The cookie's value.</param>
/// <param name="Attributes">The attributes; the last one of a name counts.</param>
internal sealed record SetCookie(string Line, string Name, string Value, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Whether the line deletes the cookie.</summary>
    public bool IsDeletion =>
        Attributes.TryGetValue("Max-Age", out var maxAge) ? int.TryParse(maxAge, out var seconds) && seconds <= 0
        : Attributes.TryGetValue("Expires", out var expires) && DateTimeOffset.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) <= DateTimeOffset.UnixEpoch;

    /// <summary>Where the browser keeps it.</summary>
    public (string Name, string Path, string Domain, bool IsPartitioned) Key => (Name, Attribute("Path") ?? "/", Attribute("Domain") ?? "", Attributes.ContainsKey("Partitioned"));

    /// <summary>The value of an attribute; empty for one without, <see langword="null"/> for none.</summary>
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);

    /// <summary>Reads a line.</summary>
    public static SetCookie Parse(string line)
    {
        var parts = line.Split(';');
        var (name, value) = Divide(parts[0]);
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
        {
            var (key, text) = Divide(part);
            attributes[key] = text;
        }
        return new(line, name, value, attributes);
    }

    /// <inheritdoc />
    public override string ToString() => Line;

    private static (string Name, string Value) Divide(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (part.Trim(), "") : (part[..at].Trim(), part[(at + 1)..].Trim());
    }
}
