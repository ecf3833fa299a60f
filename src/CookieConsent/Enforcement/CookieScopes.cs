using System.Buffers;
using System.Net;
using CookieConsent.Decision;

namespace CookieConsent.Enforcement;

/// <summary>
/// Where cookies that reach one request may have been set: a browser deletes a cookie only for the same name, domain and path
/// (RFC 6265bis section 5.7), and a cookie does not say where it was set.
/// </summary>
internal sealed class CookieScopes
{
    private const int MostDomains = 4;
    private const int LongestHost = 254;

    // An app may take the host from anywhere: what ends an attribute must not get into one.
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    private readonly bool _isHttps;
    private readonly List<string> _domains = [];
    private readonly List<string> _paths = ["/"];

    /// <summary>Collects the domains and paths that can reach the request.</summary>
    public CookieScopes(RequestConsent consent)
    {
        _isHttps = consent.Context.Request.IsHttps;
        AddDomains(RequestHost.Of(consent.Context.Request).Host);
        AddPaths(consent.PathBase.Value);
        var path = consent.Path.Value ?? "";
        AddPaths(path.IndexOf('/', Math.Min(1, path.Length)) is > 0 and var end ? consent.PathBase.Value + path[..end] : null);
    }

    /// <summary>Every place where a cookie of this name may stand.</summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="path">The path it is set on, where the site says so; it replaces the usual ones.</param>
    /// <param name="domain">The domain it is set on, where the site says so; it replaces the parent domains.</param>
    public IEnumerable<CookieScope> For(string name, string? path = null, string? domain = null)
    {
        // Over http a browser neither sends a cookie with a secure prefix nor lets one be deleted.
        if (HasSecurePrefix(name) && !_isHttps)
            yield break;

        var isHostPrefixed = StartsWith(name, "__Host-");

        foreach (var cookiePath in isHostPrefixed ? ["/"] : path is null or "/" ? _paths : ["/", path])
        {
            yield return new CookieScope(cookiePath, null, IsPartitioned: false);
            foreach (var cookieDomain in isHostPrefixed ? [] : domain is null ? _domains : [domain.TrimStart('.')])
                yield return new CookieScope(cookiePath, cookieDomain, IsPartitioned: false);
        }
        if (_isHttps)
            yield return new CookieScope(isHostPrefixed ? "/" : path ?? "/", null, IsPartitioned: true);
    }

    /// <summary>The <c>Set-Cookie</c> line that deletes the cookie there.</summary>
    public static string Removal(string name, CookieScope scope)
    {
        var domain = scope.Domain is null ? "" : "; Domain=" + scope.Domain;
        var secure = scope.IsPartitioned || HasSecurePrefix(name) ? "; Secure" : "";
        var httpOnly = StartsWith(name, "__Http-") || StartsWith(name, "__Host-Http-") ? "; HttpOnly" : "";
        var partitioned = scope.IsPartitioned ? "; Partitioned" : "";
        return $"{name}=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT{domain}; Path={scope.Path}{secure}{httpOnly}{partitioned}";
    }

    private static bool HasSecurePrefix(string name) => StartsWith(name, "__Host-") || StartsWith(name, "__Secure-") || StartsWith(name, "__Http-");

    private static bool StartsWith(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host and its parents, as far as two labels; an address or a single label has none.</summary>
    private void AddDomains(string host)
    {
        if (host.Length > LongestHost || IPAddress.TryParse(host.Trim('[', ']'), out _) || host.AsSpan().ContainsAnyExcept(HostCharacters))
            return;
        for (var domain = host.TrimEnd('.'); domain.Contains('.', StringComparison.Ordinal); domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..])
            _domains.Add(domain);

        // Of a deep host itself and the shortest parents: trackers choose the shortest that the browser takes.
        if (_domains.Count > MostDomains)
            _domains.RemoveRange(1, _domains.Count - MostDomains);
    }

    private void AddPaths(string? path)
    {
        if (!string.IsNullOrEmpty(path) && path != "/" && IsSafe(path) && !_paths.Contains(path))
            _paths.Add(path);
    }

    /// <summary>Whether the path can stand in an attribute: the request's path is decoded and may hold anything.</summary>
    private static bool IsSafe(string path) => !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.Contains(';', StringComparison.Ordinal);
}

/// <summary>One place where a cookie may stand: its storage key without the name.</summary>
/// <param name="Path">The path.</param>
/// <param name="Domain">The domain; <see langword="null"/> for a host-only cookie.</param>
/// <param name="IsPartitioned">Whether it stands in the partition of this site (CHIPS).</param>
internal readonly record struct CookieScope(string Path, string? Domain, bool IsPartitioned);
