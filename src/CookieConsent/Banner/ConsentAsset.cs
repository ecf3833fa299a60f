using System.IO.Compression;

namespace CookieConsent.Banner;

/// <summary>A stylesheet or script of this package, under a name that changes with its content, compressed once when first asked for.</summary>
internal sealed class ConsentAsset
{
    private readonly Lazy<byte[]> _gzip;
    private readonly Lazy<byte[]> _brotli;

    /// <summary>Takes the bytes; nothing is compressed yet.</summary>
    public ConsentAsset(string fileName, string contentType, byte[] bytes)
    {
        FileName = fileName;
        ContentType = contentType;
        Bytes = bytes;
        _gzip = new(() => Compress(output => new GZipStream(output, CompressionLevel.SmallestSize)));
        _brotli = new(() => Compress(output => new BrotliStream(output, CompressionLevel.SmallestSize)));
    }

    /// <summary>Name with content hash: <c>banner.3f2a….css</c>.</summary>
    public string FileName { get; }

    /// <summary>Value of the <c>Content-Type</c> header.</summary>
    public string ContentType { get; }

    /// <summary>The content as it is.</summary>
    public byte[] Bytes { get; }

    /// <summary>The content for <c>Content-Encoding: gzip</c>.</summary>
    public byte[] Gzip => _gzip.Value;

    /// <summary>The content for <c>Content-Encoding: br</c>.</summary>
    public byte[] Brotli => _brotli.Value;

    private byte[] Compress(Func<Stream, Stream> compressor)
    {
        using var output = new MemoryStream();
        using (var stream = compressor(output))
            stream.Write(Bytes);
        return output.ToArray();
    }
}
