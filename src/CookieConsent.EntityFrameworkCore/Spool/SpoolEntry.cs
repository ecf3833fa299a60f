using System.Text.Json.Serialization;

namespace CookieConsent.EntityFrameworkCore.Spool;

/// <summary>One line of a spool file: a notice, or a record that names its notice by hash.</summary>
internal sealed class SpoolEntry
{
    public ConsentNotice? Notice { get; init; }

    public ConsentRecord? Record { get; init; }

    public string? NoticeHash { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpoolEntry))]
internal sealed partial class SpoolJson : JsonSerializerContext;
