namespace CookieConsent.Tests.Enforcement;

/// <summary>On Kestrel over HTTP/1.1, through a raw socket.</summary>
internal sealed class EveryWriterHttp1Tests : EveryWriterContract
{
    private KestrelHarness _harness = null!;

    protected override Site Site => _harness.Site;

    [Test]
    [Category("E17")]
    public Task A_switch_of_protocols_is_filtered([ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer) => CheckAsync("UPGRADE", writer, "upgrade");

    protected override async Task StartAsync(Upstream upstream) => _harness = await KestrelHarness.StartAsync(WriterSite.Create(upstream));

    protected override Task StopServerAsync() => _harness.DisposeAsync().AsTask();

    protected override async Task<IReadOnlyList<SetCookieLine>> SendAsync(string method, string path, Visitor visitor)
    {
        var cookie = "Cookie: " + (visitor.Granted() is { } granted ? _harness.ConsentCookie(granted) : "a=1");
        string[] request = method == "UPGRADE" ? [$"GET {path} HTTP/1.1", "Upgrade: own", "Connection: Upgrade", cookie] : [$"{method} {path} HTTP/1.1", "Connection: close", cookie];
        var head = await _harness.SendRawAsync(request);

        Assert.That(head[0], Does.Contain(StatusOf(path)));
        return [.. KestrelHarness.SetCookies(head).Select(SetCookieLine.Parse)];
    }

    private static string StatusOf(string path) =>
        path.Split('/')[2] switch
        {
            "throw" => "500",
            "stream" or "start" => "200",
            "upgrade" => "101",
            var status => status,
        };
}
