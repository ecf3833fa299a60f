using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Decision;

/// <summary>
/// The name under which the decision is kept. Over HTTPS, for one host and the path <c>/</c>, it carries the prefix that no other host and no
/// insecure page can plant (requirement C04); a cookie without the prefix is then ignored.
/// </summary>
internal sealed class ConsentCookieName(ConsentCookieOptions options)
{
    private const string HostPrefix = "__Host-";
    private readonly string? _domain = options.Domain?.TrimStart('.');

    /// <summary>The name as configured.</summary>
    public string Plain { get; } = options.Name;

    /// <summary>The name with the prefix.</summary>
    public string Prefixed { get; } = HostPrefix + options.Name;

    /// <summary>The name that counts on this request.</summary>
    public string For(HttpRequest request) => options.Path == "/" && request.IsHttps && DomainFor(request) is null ? Prefixed : Plain;

    /// <summary>
    /// The domain that shares the cookie; <see langword="null"/> for this host only. Browsers drop a cookie for a domain that its host is not in: who comes to
    /// the site under another name would be asked on every page, for ever.
    /// </summary>
    public string? DomainFor(HttpRequest request) => _domain is not null && IsIn(RequestHost.Of(request).Host, _domain) ? options.Domain : null;

    private static bool IsIn(string host, string domain) =>
        host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.');
}
