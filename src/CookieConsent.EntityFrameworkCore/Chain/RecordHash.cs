using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Chain;

/// <summary>
/// What makes a change visible (requirement P03). The hash of the content covers every field of the decision; the hash of the row covers that one,
/// the row's place and the row before it.
/// </summary>
internal static class RecordHash
{
    private const byte Format = 1;
    private const int IdBytes = 16;

    /// <summary>Bytes of a hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Where the chain of a writer begins.</summary>
    public static byte[] Genesis { get; } = new byte[Length];

    /// <summary>The hash of what the record says. Every field is written with its length, so none can run into the next.</summary>
    public static byte[] OfContent(StoredRecord row)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write([Format]);
        Write(buffer, row.Id);
        Write(buffer, row.PreviousId);
        Write(buffer, new DateTimeOffset(DateTime.SpecifyKind(row.Time, DateTimeKind.Utc)).ToUnixTimeMilliseconds());
        Write(buffer, row.Action);
        Write(buffer, row.Surface);
        Write(buffer, row.Granted);
        Write(buffer, row.GrantsMore ? 1 : 0);
        Write(buffer, row.Refused);
        Write(buffer, row.RefusedBySignal);
        Write(buffer, row.RefusedServices);
        Write(buffer, row.Scope);
        Write(buffer, row.PolicyVersion);
        Write(buffer, row.NoticeHash);
        Write(buffer, row.Page);
        Write(buffer, row.Region);
        Write(buffer, row.Controller);
        Write(buffer, row.ValiditySeconds);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>The hash of a row at its place in the chain.</summary>
    public static byte[] OfRow(ReadOnlySpan<byte> previousHash, ReadOnlySpan<byte> writer, long sequence, ReadOnlySpan<byte> contentHash)
    {
        Span<byte> link = stackalloc byte[Length + IdBytes + sizeof(long) + Length];
        previousHash.CopyTo(link);
        writer.CopyTo(link[Length..]);
        BinaryPrimitives.WriteInt64BigEndian(link[(Length + IdBytes)..], sequence);
        contentHash.CopyTo(link[(Length + IdBytes + sizeof(long))..]);
        return SHA256.HashData(link);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(sizeof(long)), number);
        buffer.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> buffer, byte[]? bytes)
    {
        Write(buffer, bytes?.Length ?? -1);
        buffer.Write(bytes);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string? text)
    {
        Write(buffer, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, buffer);
    }
}
