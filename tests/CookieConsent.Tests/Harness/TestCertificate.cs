using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CookieConsent.Tests.Harness;

/// <summary>A certificate that nobody trusts; the client knows it by its hash.</summary>
internal static class TestCertificate
{
    /// <summary>Makes one; it lives as long as the process.</summary>
    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + RequestHarness.Host, key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
    }
}
