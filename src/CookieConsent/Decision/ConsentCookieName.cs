using Microsoft.AspNetCore.Http;

namespace CookieConsent.Decision;

/// <summary>
/// The name under which the decision is kept. Over HTTPS, for one host and the path <c>/</c>, it carries the prefix that no other host and no
/// insecure page can plant (requirement C04); a cookie without the prefix is then ignored.
/// </summary>
internal sealed class ConsentCookieName(ConsentCookieOptions options)
{
    private const string HostPrefix = "__Host-";
    private readonly bool _canBePrefixed = options.Domain is null && options.Path == "/";

    /// <summary>The name as configured.</summary>
    public string Plain { get; } = options.Name;

    /// <summary>The name with the prefix.</summary>
    public string Prefixed { get; } = HostPrefix + options.Name;

    /// <summary>The name that counts on this request.</summary>
    public string For(HttpRequest request) => _canBePrefixed && request.IsHttps ? Prefixed : Plain;
}
