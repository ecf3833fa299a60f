using CookieConsent.Browser.Tests;

namespace CookieConsent.Samples.Tests;

/// <summary>The browser of the browser tests, started once for these.</summary>
[SetUpFixture]
public sealed class ChromiumForSamples
{
    private readonly Chromium _chromium = new();

    [OneTimeSetUp]
    public Task Start() => _chromium.Start();

    [OneTimeTearDown]
    public Task Stop() => _chromium.Stop();
}
