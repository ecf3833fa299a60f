namespace CookieConsent.Tests.Enforcement;

/// <summary>What a visitor accepted passes as the app wrote it.</summary>
[Category("E09")]
[Category("E10")]
internal sealed class ByteForByteTests
{
    private static readonly string[] Odd =
    [
        "stat_id=a b",
        "stat_id={\"a\":1,\"b\":[2]}",
        " stat_id =1",
        "stat_id=",
        "stat_id=\"quoted; cut\"",
        "stat_id=a=b=c; PATH=/; path=/x",
        "stat_id=1;Path=/;Secure;HttpOnly;SameSite=None;Partitioned;Priority=High",
        "stat_id=1;  expires=Wed, 21 Oct 2099 07:28:00 GMT ;unknown",
        "stat_id=1, promo=2",
        "stat_id=1;;;",
        "stat_id=%5Fga; domain=.example.com",
    ];

    [TestCaseSource(nameof(Odd))]
    public async Task An_accepted_line_passes_byte_for_byte(string line)
    {
        await using var harness = await KestrelHarness.StartAsync(new() { Handler = Write([line]) });

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: " + harness.ConsentCookie(CookieCategories.Analytics));

        // A client cannot see white space at the ends of a header's value, and Kestrel sends it as it is.
        Assert.That(KestrelHarness.SetCookies(head), Is.EqualTo(new[] { line }));
    }

    [Test]
    public async Task What_remains_stays_on_its_own_lines_in_its_order()
    {
        string[] lines = ["basket=1", "promo=1", "stat_id=1; Path=/", "zz=1", "basket=2; Path=/b", "lang=1", "stat_id=2; Path=/c"];
        await using var harness = await KestrelHarness.StartAsync(new() { Handler = Write(lines) });

        var head = await harness.SendRawAsync("GET / HTTP/1.1", "Connection: close", "Cookie: " + harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That(KestrelHarness.SetCookies(head), Is.EqualTo(new[] { "basket=1", "stat_id=1; Path=/", "basket=2; Path=/b", "stat_id=2; Path=/c" }));
    }

    [TestCaseSource(nameof(Odd))]
    [Category("E08")]
    public async Task An_odd_line_is_dropped_where_its_name_is_not_granted(string line)
    {
        var answer = await RequestHarness.RunAsync(null, null, Write([line]));

        Assert.That(answer.Lines, Is.Empty);
    }

    [TestCase("_ga")]
    [TestCase("abc123; Path=/")]
    [TestCase("=x")]
    [TestCase(";;")]
    [TestCase("; stat_id=1")]
    [Category("E07")]
    public async Task A_line_without_a_name_is_dropped_even_where_all_is_allowed(string line)
    {
        var answer = await RequestHarness.RunAsync(options => options.UnknownCookies = CookieHandling.Allow, null, Write([line, "basket=1"]));

        Assert.That(answer.Lines, Is.EqualTo(new[] { "basket=1" }));
    }

    [TestCase("STAT_ID=1")]
    [TestCase("%73tat_id=1")]
    [TestCase("stat_id x=1")]
    [Category("E08")]
    public async Task A_name_that_only_looks_like_a_granted_one_is_dropped(string line)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = Write([line]) });

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Lines, Is.Empty);
    }

    private static RequestDelegate Write(string[] lines) =>
        context =>
        {
            context.Response.Headers.SetCookie = lines;
            return Task.CompletedTask;
        };
}
