using System.Buffers.Text;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>Records as visitors' decisions make them.</summary>
internal static class SampleRecords
{
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    public static readonly DateTimeOffset Time = new(2026, 11, 22, 10, 30, 0, 123, TimeSpan.Zero);

    public static ConsentRecord Grant(CookieCategories granted = CookieCategories.Analytics, CookieCategories before = CookieCategories.None, DateTimeOffset? time = null) =>
        new()
        {
            Id = NewId(time),
            Time = time ?? Time,
            Action = ConsentAction.Save,
            Surface = ConsentSurface.Dialog,
            Granted = granted,
            GrantsMore = (granted & ~before) != CookieCategories.None,
            Refused = Optional & ~granted,
            Scope = "abcdefghijkl",
            PolicyVersion = "2026-11",
            Notice = Notice(),
            Page = "/lamps",
            Region = "NO",
            Controller = "Nordlys Lamps AS",
            Validity = TimeSpan.FromDays(182),
        };

    public static ConsentRecord Refusal(DateTimeOffset? time = null) => Grant(CookieCategories.None, time: time) with { Action = ConsentAction.RejectAll, PreviousId = NewId() };

    public static IEnumerable<ConsentRecord> Grants(int count, DateTimeOffset? time = null) => Enumerable.Range(0, count).Select(_ => Grant(time: time)).ToArray();

    public static ConsentNotice Notice(string html = "<section>We ask first.</section>")
    {
        var notice = new ConsentNotice
        {
            Hash = "",
            Surface = ConsentSurface.Dialog,
            Language = "nb",
            Layout = ConsentBannerLayout.Box,
            PolicyVersion = "2026-11",
            Scope = "abcdefghijkl",
            Snapshot = """{"categories":[]}""",
            Html = html,
        };
        return notice with { Hash = notice.ComputeHash() };
    }

    /// <summary>As the library makes them: in time order.</summary>
    public static string NewId(DateTimeOffset? time = null) =>
        Base64Url.EncodeToString(Guid.CreateVersion7((time ?? Time) < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : time ?? Time).ToByteArray(bigEndian: true));
}
