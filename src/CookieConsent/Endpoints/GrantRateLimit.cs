using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CookieConsent.Endpoints;

/// <summary>
/// Counts grants per client address and minute, in memory: each writes a record, so a flood of them is a flood of the store. Refusals are never
/// counted. An IPv6 client is its /64 network.
/// </summary>
internal sealed class GrantRateLimit : IDisposable
{
    private readonly PartitionedRateLimiter<Client> _limiter = PartitionedRateLimiter.Create<Client, Client>(client =>
        RateLimitPartition.GetFixedWindowLimiter(
            client,
            static key => new FixedWindowRateLimiterOptions
            {
                PermitLimit = key.GrantsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }
        )
    );

    /// <summary>Whether one more grant from this address is allowed.</summary>
    /// <param name="address">The client's address; all clients without one count together.</param>
    /// <param name="grantsPerMinute">The limit; 0 = none.</param>
    public bool TryTake(IPAddress? address, int grantsPerMinute)
    {
        if (grantsPerMinute == 0)
            return true;
        using var lease = _limiter.AttemptAcquire(new Client(NetworkOf(address), grantsPerMinute));
        return lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    private static IPAddress NetworkOf(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private readonly record struct Client(IPAddress Network, int GrantsPerMinute);
}
