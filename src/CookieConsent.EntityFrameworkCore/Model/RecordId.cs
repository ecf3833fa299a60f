using System.Buffers.Binary;
using System.Buffers.Text;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>The id of a record: 22 characters of base64url outside, 16 bytes in the database.</summary>
internal static class RecordId
{
    private const int Characters = 22;
    private const int Bytes = 16;

    public static byte[] Parse(string id, string argument) =>
        TryParse(id, out var bytes)
            ? bytes
            : throw new ArgumentException("A record id is 128 bits as 22 characters of base64url. Write Base64Url.EncodeToString(bytes) of 16 bytes.", argument);

    public static bool TryParse(string id, out byte[] bytes)
    {
        bytes = [];
        if (id.Length != Characters || !Base64Url.IsValid(id))
            return false;
        var decoded = new byte[Bytes];
        if (!Base64Url.TryDecodeFromChars(id, decoded, out var written) || written != Bytes)
            return false;
        bytes = decoded;
        return true;
    }

    public static string Format(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>What is before every id of this time and after: the first 48 bits of an id are its milliseconds.</summary>
    public static byte[] Before(DateTimeOffset time)
    {
        const int milliseconds = 6;
        var whole = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(whole, Math.Max(0, time.ToUnixTimeMilliseconds()));
        var bytes = new byte[Bytes];
        whole.AsSpan(sizeof(long) - milliseconds).CopyTo(bytes);
        return bytes;
    }

    /// <summary>The time that an id carries.</summary>
    public static DateTimeOffset TimeOf(ReadOnlySpan<byte> id)
    {
        const int otherBits = 16;
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Min((long)(BinaryPrimitives.ReadUInt64BigEndian(id) >> otherBits), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
    }

    /// <summary>An id of this moment.</summary>
    public static byte[] New(TimeProvider time)
    {
        var bytes = new byte[Bytes];
        Guid.CreateVersion7(time.GetUtcNow()).TryWriteBytes(bytes, bigEndian: true, out _);
        return bytes;
    }
}
