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

    /// <summary>The stylesheet of the report.</summary>
    public const string ReportStylesheet = "report.css";

    /// <summary>The script that tells vendors' tags what is granted.</summary>
    public const string ConsentModeScript = "consent-mode.js";

    /// <summary>The script that takes what was refused out of the browser; what it looks for depends on the configuration.</summary>
    public const string ForgetScript = "forget.js";

    /// <summary>The script that tells of a privacy signal which only script sees.</summary>
    public const string SignalScript = "signal.js";

    /// <summary>The module that tells a circuit of changes.</summary>
    public const string CircuitScript = "circuit.js";

    // What a script loads itself, when it is needed, it has to know by name.
    private static readonly string[] LoadedByScripts = [SignalScript, HeldScript];

    private const string ResourcePrefix = "CookieConsent.Assets.";
    private const int HashedBytes = 6;

    private static readonly FrozenDictionary<string, ConsentAsset> ByName = typeof(ConsentAssets)
        .Assembly.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(ResourcePrefix, StringComparison.Ordinal) && resource != ResourcePrefix + ForgetScript)
        .ToFrozenDictionary(resource => resource[ResourcePrefix.Length..], Read, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ConsentAsset> ByFileName = ByName.Values.ToFrozenDictionary(
        asset => asset.FileName,
        StringComparer.Ordinal
    );

    /// <summary>The asset with this file name; <see langword="null"/> for a name of another version too.</summary>
    public static ConsentAsset? TryFind(string fileName) => ByFileName.GetValueOrDefault(fileName);

    /// <summary>The file name, with content hash, of one of the assets above.</summary>
    public static string FileNameOf(string name) => ByName[name].FileName;

    /// <summary>An asset that is made of one of the embedded ones.</summary>
    public static ConsentAsset Generate(string name, Func<string, string> change) => Of(name, change(TextOf(ResourcePrefix + name)));

    private static ConsentAsset Read(string resource) => Of(resource[ResourcePrefix.Length..], TextOf(resource));

    private static string TextOf(string resource)
    {
        using var reader = new StreamReader(typeof(ConsentAssets).Assembly.GetManifestResourceStream(resource)!);
        var text = AssetText.WithoutComments(reader.ReadToEnd());
        foreach (var name in LoadedByScripts)
        {
            if (text.Contains($"{{{name}}}", StringComparison.Ordinal))
                text = text.Replace($"{{{name}}}", Read(ResourcePrefix + name).FileName, StringComparison.Ordinal);
        }
        return text;
    }

    private static ConsentAsset Of(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var extension = Path.GetExtension(name);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, HashedBytes));
        var contentType = extension == ".css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return new($"{Path.GetFileNameWithoutExtension(name)}.{hash}{extension}", contentType, bytes);
    }
}
