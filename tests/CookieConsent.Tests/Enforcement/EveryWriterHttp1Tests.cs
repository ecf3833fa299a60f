namespace CookieConsent.Tests.Enforcement;

internal sealed class EveryWriterHttp1Tests : EveryWriterContract
{
    private KestrelHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await KestrelHarness.StartAsync(Writers.Site);

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    [Category("E17")]
    public async Task A_switch_of_protocols_is_filtered([ValueSource(typeof(Writers), nameof(Writers.Kinds))] string writer, [Values] Visitor visitor)
    {
        var head = await _harness.SendRawAsync($"GET /{writer}/upgrade HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", CookieLine(visitor));

        Assert.That(head[0], Does.Contain("101"));
        Assert.That(Names(head), Is.EqualTo(visitor.Allowed()));
    }

    protected override async Task<IEnumerable<string>> SendAsync(string method, string path, Visitor visitor) =>
        Names(await _harness.SendRawAsync($"{method} {path} HTTP/1.1", "Connection: close", CookieLine(visitor)));

    private string CookieLine(Visitor visitor) => "Cookie: " + (visitor.Granted() is { } granted ? _harness.ConsentCookie(granted) : "a=1");

    private static IEnumerable<string> Names(string[] head) => KestrelHarness.SetCookies(head).Select(line => SetCookieLine.Parse(line).Name);
}
