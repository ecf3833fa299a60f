using System.Globalization;

namespace CookieConsent.Benchmarks;

/// <summary>What one request costs.</summary>
internal readonly record struct Cost(double Nanoseconds, double Bytes)
{
    public Cost Less(Cost other) => new(Nanoseconds - other.Nanoseconds, Bytes - other.Bytes);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds:N0} ns, {Bytes:N0} B");
}
