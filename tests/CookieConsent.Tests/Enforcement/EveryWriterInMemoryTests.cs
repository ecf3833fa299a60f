namespace CookieConsent.Tests.Enforcement;

internal sealed class EveryWriterInMemoryTests : EveryWriterContract
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(Writers.Site);

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    protected override async Task<IEnumerable<string>> SendAsync(string method, string path, Visitor visitor)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), path);
        if (visitor.Granted() is { } granted)
            message.Headers.Add("Cookie", _harness.ConsentCookie(granted));
        return (await _harness.SendAsync(message)).Kept;
    }
}
