namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>One row: what visitors were shown, kept once for each hash (requirement P02).</summary>
internal sealed class StoredNotice
{
    public required string Hash { get; set; }

    public short Surface { get; set; }

    public required string Language { get; set; }

    public short Layout { get; set; }

    public required string PolicyVersion { get; set; }

    public required string Scope { get; set; }

    public required string Snapshot { get; set; }

    public required string Html { get; set; }

    public static StoredNotice From(ConsentNotice notice) =>
        new()
        {
            Hash = StoredText.From(notice.Hash, StoredText.Name)!,
            Surface = (short)notice.Surface,
            Language = StoredText.From(notice.Language, StoredText.Name)!,
            Layout = (short)notice.Layout,
            PolicyVersion = StoredText.From(notice.PolicyVersion, StoredText.Name)!,
            Scope = StoredText.From(notice.Scope, StoredText.Name)!,
            Snapshot = StoredText.From(notice.Snapshot, int.MaxValue)!,
            Html = StoredText.From(notice.Html, int.MaxValue)!,
        };

    public ConsentNotice ToNotice() =>
        new()
        {
            Hash = Hash,
            Surface = (ConsentSurface)Surface,
            Language = Language,
            Layout = (ConsentBannerLayout)Layout,
            PolicyVersion = PolicyVersion,
            Scope = Scope,
            Snapshot = Snapshot,
            Html = Html,
        };
}
