using System.Net;

namespace CookieConsent.Endpoints;

/// <summary>Counts bodies with reports per client address and minute: a page with many tags sends many, a flood of them is not read.</summary>
internal sealed class ReportRateLimit : IDisposable
{
    /// <summary>How many are read.</summary>
    public const int PerMinute = 120;

    private readonly GrantRateLimit _limit = new();

    /// <summary>Whether one more body from this address is read.</summary>
    public bool TryTake(IPAddress? address) => _limit.TryTake(address, PerMinute);

    /// <inheritdoc />
    public void Dispose() => _limit.Dispose();
}
