using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CookieConsent.Classification;

/// <summary>
/// A declared service as the consent cookie names it where a visitor has refused it: 24 bits of a hash of its id, in four characters of base64url. Two
/// services with one code are refused together: a collision can only refuse.
/// </summary>
internal static class ServiceCode
{
    /// <summary>Length of a code, in characters.</summary>
    public const int Length = 4;

    /// <summary>The code of the service with this id, ignoring case.</summary>
    public static string Of(string id) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToLowerInvariant())).AsSpan(0, 3));

    /// <summary>Whether <paramref name="code"/> is among codes that stand one after the other.</summary>
    public static bool Contains(ReadOnlySpan<char> codes, ReadOnlySpan<char> code)
    {
        for (; codes.Length >= Length; codes = codes[Length..])
        {
            if (codes[..Length].SequenceEqual(code))
                return true;
        }
        return false;
    }
}
