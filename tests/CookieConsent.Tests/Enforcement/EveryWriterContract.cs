namespace CookieConsent.Tests.Enforcement;

/// <summary>Whoever writes a cookie, with whatever status: only what the visitor granted leaves. One contract, every server.</summary>
[Category("E01")]
[Category("E02")]
[Category("E05")]
[Category("E06")]
internal abstract class EveryWriterContract
{
    [Test]
    public async Task Only_granted_cookies_leave(
        [ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer,
        [Values("200", "204", "301", "302", "304", "400", "401", "404", "500", "throw", "stream", "start")] string ending,
        [Values] Visitor visitor
    )
    {
        var names = await SendAsync("GET", $"/{writer}/{ending}", visitor);

        Assert.That(names, Is.EqualTo(visitor.Allowed()));
    }

    [Test]
    [Category("E17")]
    public async Task A_head_request_is_filtered_like_get([ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer, [Values] Visitor visitor)
    {
        var names = await SendAsync("HEAD", $"/{writer}/200", visitor);

        Assert.That(names, Is.EqualTo(visitor.Allowed()));
    }

    /// <summary>Sends a request and returns the names of the cookies that come back, in order.</summary>
    protected abstract Task<IEnumerable<string>> SendAsync(string method, string path, Visitor visitor);
}
