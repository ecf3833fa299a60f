namespace CookieConsent.Tests.Enforcement;

[Category("E17")]
internal sealed class EveryWriterHttp2Tests : EveryWriterContract
{
    private KestrelHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await KestrelHarness.StartAsync(Writers.Site);

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    protected override async Task<IEnumerable<string>> SendAsync(string method, string path, Visitor visitor) =>
        (await _harness.SendHttp2Async(path, visitor.Granted() is { } granted ? _harness.ConsentCookie(granted) : "", new HttpMethod(method))).Kept;
}
