using CookieConsent.Classification;
using Microsoft.AspNetCore.Hosting;

namespace CookieConsent.Tests.Enforcement;

/// <summary>Each odd line is taken as a browser takes it: by its name where it has one, byte for byte where it may pass.</summary>
[Category("E08")]
internal sealed class OddSetCookieTests
{
    private static readonly (string Line, string Name)[] Kept = OddSetCookieLines.Kept;
    private static readonly (string Line, string Name)[] Deleting = OddSetCookieLines.Deleting;

    [TestCaseSource(nameof(Cases))]
    public void The_name_is_the_one_under_which_a_browser_keeps_it(string line, string name) => Assert.That(CookieName.Of(line).ToString(), Is.EqualTo(name));

    [Test]
    public void The_table_is_large_and_has_no_line_twice()
    {
        var lines = Kept.Concat(Deleting).Select(entry => entry.Line).ToArray();

        Assert.That(lines, Is.Unique.And.Length.GreaterThanOrEqualTo(250));
    }

    [Test]
    [Category("E07")]
    [Category("E09")]
    [Category("E10")]
    public async Task What_has_a_name_and_is_granted_passes_byte_for_byte_in_order_on_its_own_line()
    {
        await using var harness = await StartAsync(Kept);

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: " + harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That(KestrelHarness.SetCookies(head), Is.EqualTo(Kept.Where(entry => entry.Name.Length > 0).Select(entry => entry.Line)));
    }

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    public async Task None_of_them_passes_where_nothing_is_granted(Visitor visitor)
    {
        await using var harness = await StartAsync(Kept);

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: " + (visitor.Granted() is { } granted ? harness.ConsentCookie(granted) : "a=1"));

        Assert.That(KestrelHarness.SetCookies(head), Is.Empty);
    }

    [Test]
    [Category("E11")]
    public async Task What_deletes_passes_without_its_value_and_keeps_its_attributes()
    {
        await using var harness = await StartAsync(Deleting);

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close");

        var sent = KestrelHarness.SetCookies(head).Select(SetCookieLine.Parse).ToArray();
        Assert.That(sent.Select(cookie => (cookie.Name, cookie.Value)), Is.EqualTo(Deleting.Select(entry => (entry.Name, ""))));

        // What not every browser takes for a deletion ends with an age that all understand.
        var written = Deleting.Select(entry => SetCookieLine.Parse(entry.Line).Attributes).ToArray();
        Assert.That(sent.Select((cookie, i) => cookie.Attributes.Take(written[i].Count)), Is.EqualTo(written));
        Assert.That(sent.SelectMany((cookie, i) => cookie.Attributes.Skip(written[i].Count)), Is.All.EqualTo(("Max-Age", "0")));
    }

    [Test]
    [Category("E09")]
    public async Task Letters_beyond_ascii_pass_byte_for_byte_where_the_server_sends_them([Values("stat_id=blåbær", "stat_id=\u00ff; Path=/\u00e6")] string line)
    {
        await using var harness = await KestrelHarness.StartAsync(new()
        {
            Host = builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ResponseHeaderEncodingSelector = static _ => System.Text.Encoding.Latin1),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { line, "blåbær=1", "STAT_ÍD=1" };
                return Task.CompletedTask;
            },
        });

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: " + harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That(KestrelHarness.SetCookies(head), Is.EqualTo(new[] { line }));
    }

    private static IEnumerable<TestCaseData> Cases() => Kept.Concat(Deleting).Select(entry => new TestCaseData(entry.Line, entry.Name));

    /// <summary>Every unknown name is analytics here, so that a grant lets pass whatever has a name.</summary>
    private static Task<KestrelHarness> StartAsync((string Line, string Name)[] entries) =>
        KestrelHarness.StartAsync(new()
        {
            Options = options => options.Cookies[CookieCategories.Analytics].Add("*"),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = entries.Select(entry => entry.Line).ToArray();
                return Task.CompletedTask;
            },
        });
}
