namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row for each version that the tables of the own context have had; the highest is what they are.</summary>
internal sealed class SchemaVersion
{
    public int Version { get; set; }
}
