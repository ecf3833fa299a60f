using Microsoft.AspNetCore.Http;

namespace CookieConsent;

/// <summary>The cookie that keeps the visitor's decision. It is set by the server and only after a choice (requirement C01).</summary>
public sealed class ConsentCookieOptions
{
    /// <summary>
    /// The name without prefix. Default: <c>consent</c>. Over HTTPS, with no <see cref="Domain"/> and the path <c>/</c>, <c>__Host-</c> is put
    /// in front and a cookie without the prefix is ignored (requirement C04).
    /// </summary>
    public string Name { get; set; } = "consent";

    /// <summary>
    /// The domain that shares one choice, for example <c>example.com</c> for its subdomains. Default: <see langword="null"/>, this host only. On a host that is not in
    /// it the cookie is for that host only, because browsers take no other there. All apps that share it should declare the same services and cookies and the same
    /// <see cref="CookieConsentOptions.PolicyVersion"/>: each grants, and asks for, what it declares itself.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>The path. Default: <c>/</c>.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Whether script cannot read the cookie. Default: <see langword="true"/>.</summary>
    public bool HttpOnly { get; set; } = true;

    /// <summary>
    /// <see cref="SameSiteMode.Lax"/> (default) or <see cref="SameSiteMode.Strict"/>; <see cref="SameSiteMode.None"/> for a site that lives in
    /// foreign frames: the cookie is then <c>Partitioned</c> and needs HTTPS.
    /// </summary>
    public SameSiteMode SameSite { get; set; } = SameSiteMode.Lax;
}
