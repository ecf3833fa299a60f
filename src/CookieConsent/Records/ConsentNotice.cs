using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CookieConsent.Banner;

namespace CookieConsent;

/// <summary>What a visitor was shown, kept once per <see cref="Hash"/>, so that it can be opened again as it was (requirement P02).</summary>
public sealed record ConsentNotice
{
    private const int HashedBytes = 12;

    /// <summary>Characters of a hash.</summary>
    internal const int HashLength = 16;

    /// <summary>16 characters of base64url over everything below (the first 96 bits of SHA-256).</summary>
    public required string Hash { get; init; }

    /// <summary>Where it was shown.</summary>
    public required ConsentSurface Surface { get; init; }

    /// <summary>Language tag of the texts, for example <c>nb</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Layout of the banner.</summary>
    public required ConsentBannerLayout Layout { get; init; }

    /// <summary>Version of the privacy notice, as configured.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The scope fingerprints, four characters each for functionality, analytics and advertisement.</summary>
    public required string Scope { get; init; }

    /// <summary>
    /// What the choice is about, as JSON: <c>categories</c>, each with <c>id</c>, <c>name</c>, <c>description</c> and its <c>services</c>, each with name,
    /// provider, purpose and cookies as the visitor reads them. It is the same for every layer of a notice.
    /// </summary>
    public required string Snapshot { get; init; }

    /// <summary>The rendered HTML, without anything about the visitor.</summary>
    public required string Html { get; init; }

    /// <summary>The hash of what the notice holds now. It differs from <see cref="Hash"/> where a kept notice was changed (requirement P03).</summary>
    /// <returns>The hash, in the same form as <see cref="Hash"/>.</returns>
    public string ComputeHash()
    {
        // A line each, and a length where a value may have lines of its own, so that none can pass for another.
        var content = $"{Language}\n{Layout}\n{Surface}\n{Scope}\n{PolicyVersion.ReplaceLineEndings(" ")}\n{Snapshot.Length}\n{Snapshot}\n{Html}";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, HashedBytes));
    }

    /// <summary>
    /// A complete document that shows the notice as it was, alone on a page. Send it with a Content-Security-Policy that allows no script
    /// (<c>default-src 'none'; style-src 'self'</c>): whoever could change the database could have changed the HTML.
    /// </summary>
    /// <param name="stylesheet">Address of the stylesheet.</param>
    /// <returns>HTML from <c>&lt;!DOCTYPE html&gt;</c> on.</returns>
    public string ToDocument(string stylesheet)
    {
        ArgumentNullException.ThrowIfNull(stylesheet);
        const string closed = "<dialog ";
        var language = NoticeTemplate.Encode(Language);
        var direction = LanguageChain.CultureOf(Language) is { TextInfo.IsRightToLeft: true } ? "rtl" : "ltr";

        // A dialog that no script opens would not be seen.
        var shown = Html.StartsWith(closed, StringComparison.Ordinal) ? string.Concat("<dialog open ", Html.AsSpan(closed.Length)) : Html;
        return $"""
            <!DOCTYPE html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>{NoticeTemplate.Encode(Hash)}</title><link rel="stylesheet" href="{NoticeTemplate.Encode(stylesheet)}"></head><body class="ccx ccx-page">{shown}</body></html>
            """;
    }
}
