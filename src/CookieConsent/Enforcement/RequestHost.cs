using Microsoft.AspNetCore.Http;

namespace CookieConsent.Enforcement;

/// <summary>
/// The host as it goes over the wire. <see cref="HttpRequest.Host"/> turns the ASCII form of an international name into its letters, which stand in
/// no header and in no <c>Origin</c>.
/// </summary>
internal static class RequestHost
{
    /// <summary>Host and port of the request, in ASCII.</summary>
    public static HostString Of(HttpRequest request) => new(request.Headers.Host.ToString());
}
