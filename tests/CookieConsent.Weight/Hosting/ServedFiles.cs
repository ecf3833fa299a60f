using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;

namespace CookieConsent.Weight.Hosting;

/// <summary>Files for everyone, compressed once and as well as Brotli can, to be kept for a year.</summary>
internal sealed class ServedFiles(string site, string packages)
{
    private const string Prefix = "/files/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly ConcurrentDictionary<string, byte[]> _brotli = new();

    /// <summary>Adds the files of the site itself.</summary>
    public void AddSite()
    {
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
            Add($"site/{Path.GetRelativePath(site, file)}", File.ReadAllBytes(file));
    }

    /// <summary>Adds a file of an npm package. Returns its address.</summary>
    public string AddPackage(string path) => Add($"npm/{path}", File.ReadAllBytes(Path.Combine(packages, path)));

    /// <summary>Adds a script. Returns its address.</summary>
    public string AddScript(string name, string script) => Add($"configuration/{name}.js", Encoding.UTF8.GetBytes(script));

    /// <summary>The version of an npm package.</summary>
    public string VersionOf(string package)
    {
        using var description = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packages, package, "package.json")));
        return description.RootElement.GetProperty("version").GetString()!;
    }

    /// <summary>Answers requests for the files.</summary>
    public void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            Prefix + "{**path}",
            async (HttpContext context, string path) =>
            {
                if (!_brotli.TryGetValue(path, out var brotli) || !ContentTypes.TryGetContentType(path, out var contentType))
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }
                context.Response.ContentType = contentType;
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.ContentEncoding = "br";
                context.Response.ContentLength = brotli.Length;
                await context.Response.Body.WriteAsync(brotli, context.RequestAborted);
            }
        );

    /// <summary>Compresses as well as Brotli can.</summary>
    public static byte[] Brotli(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var stream = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(bytes);
        return output.ToArray();
    }

    private string Add(string path, byte[] bytes)
    {
        _brotli[path] = Brotli(bytes);
        return Prefix + path;
    }
}
