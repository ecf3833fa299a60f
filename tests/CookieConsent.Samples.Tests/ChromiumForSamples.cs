using CookieConsent.Browser.Tests;

namespace CookieConsent.Samples.Tests;

/// <summary>The browser of the browser tests, started once for these. The samples end before it.</summary>
[SetUpFixture]
public sealed class ChromiumForSamples
{
    private readonly Chromium _chromium = new();

    [OneTimeSetUp]
    public Task Start() => _chromium.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        await SampleProcesses.CloseAllAsync();
        await _chromium.Stop();
    }
}
