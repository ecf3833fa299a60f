namespace CookieConsent.Tests.Enforcement;

/// <summary>Whoever writes a cookie, with whatever ending, to whichever visitor: only what the visitor granted leaves. One contract, every server.</summary>
[Category("E01")]
[Category("E02")]
[Category("E05")]
[Category("E06")]
internal abstract class EveryWriterContract
{
    private Upstream _upstream = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _upstream = await Upstream.StartAsync();
        await StartAsync(_upstream);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Assert.That(Site.Logs.WithId(20), Is.Empty, "Nothing got past, so nothing may be reported as late.");
        await StopServerAsync();
        await _upstream.DisposeAsync();
    }

    [Test]
    public Task Only_granted_cookies_leave(
        [ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer,
        [ValueSource(typeof(WriterSite), nameof(WriterSite.Endings))] string ending
    ) => CheckAsync("GET", writer, ending);

    [Test]
    [Category("E17")]
    public Task A_head_request_is_filtered_like_get([ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer) => CheckAsync("HEAD", writer, "200");

    [Test]
    [Category("E11")]
    public async Task A_deletion_passes_without_a_value(
        [ValueSource(typeof(Writers), nameof(Writers.DeletionKinds))] string writer,
        [ValueSource(typeof(WriterSite), nameof(WriterSite.Endings))] string ending
    )
    {
        foreach (var visitor in Enum.GetValues<Visitor>())
        {
            var cookies = await SendAsync("GET", $"/{writer}/{ending}", visitor);

            Assert.That(cookies.Select(cookie => cookie.Name), Is.EqualTo(Writers.WrittenNames), $"{visitor}");
            Assert.That(cookies.Where(cookie => !visitor.Allowed().Contains(cookie.Name)).Select(cookie => cookie.Value), Is.All.Empty, $"{visitor}");
        }
    }

    protected abstract Site Site { get; }

    protected virtual bool IsInMemory => false;

    protected abstract Task StartAsync(Upstream upstream);

    protected abstract Task StopServerAsync();

    /// <summary>Sends a request and returns the cookies that come back, in order.</summary>
    protected abstract Task<IReadOnlyList<SetCookieLine>> SendAsync(string method, string path, Visitor visitor);

    /// <summary>Compares what all four visitors get with what they may get.</summary>
    protected async Task CheckAsync(string method, string writer, string ending)
    {
        var sent = new List<string>();
        foreach (var visitor in Enum.GetValues<Visitor>())
            sent.Add(Line(visitor, (await SendAsync(method, $"/{writer}/{ending}", visitor)).Select(cookie => WithoutHash(cookie.Name))));

        Assert.That(sent, Is.EqualTo(Enum.GetValues<Visitor>().Select(visitor => Line(visitor, Writers.All[writer].Expected(ending, visitor, IsInMemory)))));
    }

    private static string Line(Visitor visitor, IEnumerable<string> names) => $"{visitor}: {string.Join(' ', names)}";

    /// <summary>The antiforgery cookie's name ends in a hash of the app's place on the disk.</summary>
    private static string WithoutHash(string name) => name.StartsWith(".AspNetCore.Antiforgery.", StringComparison.Ordinal) ? ".AspNetCore.Antiforgery." : name;
}
