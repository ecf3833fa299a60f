namespace CookieConsent.Tests.Enforcement;

/// <summary>In memory and on Kestrel over HTTP/2, through a client.</summary>
[TestFixture(Server.InMemory, true)]
[TestFixture(Server.InMemory, false)]
[TestFixture(Server.Http2, true, Category = "E17")]
[TestFixture(Server.Http2OverTls, true, Category = "E17")]
internal sealed class EveryWriterTests(Server server, bool isOutermost) : EveryWriterContract
{
    private RequestHarness _harness = null!;

    protected override Site Site => _harness.Site;

    protected override bool IsInMemory => server == Server.InMemory;

    protected override async Task StartAsync(Upstream upstream) =>
        _harness = await RequestHarness.StartAsync(WriterSite.Create(upstream, isOutermost ? null : StartupFilters.PutInFront), server);

    protected override Task StopServerAsync() => _harness.DisposeAsync().AsTask();

    protected override async Task<IReadOnlyList<SetCookieLine>> SendAsync(string method, string path, Visitor visitor)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), path);
        if (_harness.CookieOf(visitor) is { } cookie)
            message.Headers.Add("Cookie", cookie);
        return (await _harness.SendAsync(message)).Cookies;
    }
}
