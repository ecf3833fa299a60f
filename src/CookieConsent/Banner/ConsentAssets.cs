using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace CookieConsent.Banner;

/// <summary>The package's own stylesheet and script: embedded, so that an app needs no static files for them.</summary>
internal static class ConsentAssets
{
    /// <summary>The stylesheet of banner, dialog, settings page and declaration.</summary>
    public const string Stylesheet = "banner.css";

    /// <summary>The script of banner and dialog.</summary>
    public const string Script = "banner.js";

    /// <summary>The stylesheet of what stands in place of held content.</summary>
    public const string HeldStylesheet = "held.css";

    /// <summary>The script that starts in place what was held back.</summary>
    public const string HeldScript = "held.js";

    /// <summary>The script of the client API.</summary>
    public const string ClientScript = "client.js";

    private const string ResourcePrefix = "CookieConsent.Assets.";
    private const int HashedBytes = 6;

    private static readonly FrozenDictionary<string, ConsentAsset> ByName = typeof(ConsentAssets)
        .Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToFrozenDictionary(resource => resource[ResourcePrefix.Length..], Read, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ConsentAsset> ByFileName = ByName.Values.ToFrozenDictionary(
        asset => asset.FileName,
        StringComparer.Ordinal
    );

    /// <summary>The asset with this file name; <see langword="null"/> for a name of another version too.</summary>
    public static ConsentAsset? TryFind(string fileName) => ByFileName.GetValueOrDefault(fileName);

    /// <summary>The file name, with content hash, of <see cref="Stylesheet"/>, <see cref="Script"/> or <see cref="ClientScript"/>.</summary>
    public static string FileNameOf(string name) => ByName[name].FileName;

    private static ConsentAsset Read(string resource)
    {
        using var reader = new StreamReader(typeof(ConsentAssets).Assembly.GetManifestResourceStream(resource)!);
        var bytes = Encoding.UTF8.GetBytes(AssetText.WithoutComments(reader.ReadToEnd()));

        var name = resource[ResourcePrefix.Length..];
        var extension = Path.GetExtension(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashedBytes));
        var contentType = extension == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return new($"{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", contentType, bytes);
    }
}
