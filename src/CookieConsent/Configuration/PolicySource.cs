namespace CookieConsent.Configuration;

/// <summary>Rules on one source of a policy.</summary>
internal static class PolicySource
{
    private const string Nonce = "'nonce-{nonce}'";

    private static readonly string[] Keywords =
    [
        "none",
        "self",
        "unsafe-inline",
        "unsafe-eval",
        "unsafe-hashes",
        "wasm-unsafe-eval",
        "trusted-types-eval",
        "inline-speculation-rules",
        "report-sample",
    ];

    private static readonly string[] Hashes = ["sha256-", "sha384-", "sha512-"];
    private static readonly string[] SchemesOfHosts = ["http", "https", "ws", "wss"];

    /// <summary>What is wrong with a source; <see langword="null"/> for nothing.</summary>
    /// <param name="source">The source.</param>
    /// <param name="isFetch">Whether its directive says where a page may load from: then it must not be everywhere.</param>
    public static string? MistakeIn(string source, bool isFetch)
    {
        if (source is ['\'', .. var quoted, '\''])
            return MistakeInQuoted(source, quoted);
        if (Keywords.Contains(source, StringComparer.OrdinalIgnoreCase) || source.StartsWith("nonce-", StringComparison.OrdinalIgnoreCase))
            return $"without quotes it is the name of a host. Write '{source}'.";
        if (source is [.. var scheme, ':'] && Uri.CheckSchemeName(scheme))
        {
            return isFetch && SchemesOfHosts.Contains(scheme, StringComparer.OrdinalIgnoreCase)
                ? "it lets every host through, and the firewall would be pointless. Name hosts; those of granted services are added."
                : null;
        }
        return MistakeInHost(source, isFetch);
    }

    /// <summary>The host that a source names, without its leading star; <see langword="null"/> for a source of another kind.</summary>
    public static string? HostOf(string source, out bool isWildcard)
    {
        var text = source.AsSpan();
        isWildcard = false;
        if (text is ['\'', ..] || text is [.., ':'])
            return null;
        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
            text = text[(scheme + "://".Length)..];
        if (text.IndexOf('/') is >= 0 and var path)
            text = text[..path];
        if (text.LastIndexOf(':') is >= 0 and var port)
            text = text[..port];
        isWildcard = text is ['*', ..];
        return text.TrimStart('*').TrimStart('.').ToString().ToLowerInvariant();
    }

    private static string? MistakeInQuoted(string source, string keyword)
    {
        if (source == Nonce || Keywords.Contains(keyword, StringComparer.OrdinalIgnoreCase) || Array.Exists(Hashes, hash => keyword.StartsWith(hash, StringComparison.OrdinalIgnoreCase)))
            return null;
        if (keyword.StartsWith("nonce-", StringComparison.OrdinalIgnoreCase))
            return $"a nonce that is always the same protects nothing. Write {Nonce}: each response gets a new one.";
        if (keyword.Equals("strict-dynamic", StringComparison.OrdinalIgnoreCase))
            return "it lets a script load others from every host, and the firewall would be pointless. Leave it out; the hosts of granted services are added.";
        return $"browsers do not know it.{NearestName.AsQuestion(keyword, Keywords)}";
    }

    private static string? MistakeInHost(string source, bool isFetch)
    {
        const string fix = "Write a host, for example \"cdn.example.com\" or \"https://*.example.com\".";
        var host = HostOf(source, out var isWildcard)!;
        if (isWildcard && isFetch && !host.Contains('.', StringComparison.Ordinal))
            return $"it lets every host through, or those of strangers, and the firewall would be pointless. {fix}";
        if (host.Length == 0)
            return isWildcard ? null : $"it is no source. {fix}";
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && HasValidEnds(source) ? null : $"it is no source. {fix}";
    }

    // What stands in front of the host and behind it: a scheme, a star for the first label, a port.
    private static bool HasValidEnds(string source)
    {
        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !Uri.CheckSchemeName(source[..scheme]))
            return false;
        var text = scheme < 0 ? source : source[(scheme + "://".Length)..];
        var authority = text.Split('/')[0];
        if (authority.StartsWith('*') && !authority.StartsWith("*.", StringComparison.Ordinal))
            return false;
        var port = authority.LastIndexOf(':');
        return port < 0 || authority[(port + 1)..] == "*" || (port < authority.Length - 1 && authority[(port + 1)..].All(char.IsAsciiDigit));
    }
}
