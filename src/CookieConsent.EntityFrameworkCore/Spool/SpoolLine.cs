using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CookieConsent.EntityFrameworkCore.Spool;

/// <summary>A line: 16 hexadecimal digits of SHA-256 over the JSON, a space, the JSON. A line that was cut off or damaged does not match.</summary>
internal static class SpoolLine
{
    private const int Digits = 16;

    public static byte[] Write(SpoolEntry entry)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(entry, SpoolJson.Default.SpoolEntry);
        var line = new ArrayBufferWriter<byte>(Digits + 2 + json.Length);
        line.Write(Checksum(json));
        line.Write(" "u8);
        line.Write(json);
        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    public static bool TryRead(ReadOnlySpan<byte> line, out SpoolEntry? entry)
    {
        entry = null;
        if (line.Length <= Digits + 1 || !line[..Digits].SequenceEqual(Checksum(line[(Digits + 1)..])))
            return false;
        entry = JsonSerializer.Deserialize(line[(Digits + 1)..], SpoolJson.Default.SpoolEntry);
        return entry is not null;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> json) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, Digits / 2)));
}
