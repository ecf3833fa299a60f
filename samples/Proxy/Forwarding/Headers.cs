using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Proxy.Forwarding;

/// <summary>Which headers go on.</summary>
internal static class Headers
{
    // They speak of one connection, not of the message (RFC 9110 section 7.6.1). Kestrel has answered Expect by itself.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Connection,
        HeaderNames.Expect,
        HeaderNames.KeepAlive,
        HeaderNames.ProxyAuthenticate,
        HeaderNames.ProxyAuthorization,
        HeaderNames.ProxyConnection,
        HeaderNames.TE,
        HeaderNames.Trailer,
        HeaderNames.TransferEncoding,
        HeaderNames.Upgrade,
    };

    /// <summary>Whether a header speaks of the connection: always, or because <c>Connection</c> names it.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="connection">The value of <c>Connection</c> of the same message.</param>
    public static bool IsOfTheConnection(string name, StringValues connection) =>
        OfTheConnection.Contains(name) || connection.Any(line => line?.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase) == true);
}
