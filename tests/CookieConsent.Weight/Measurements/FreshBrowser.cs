using Microsoft.Playwright;

namespace CookieConsent.Weight.Measurements;

/// <summary>Chromium, as Debian has it, that can be started anew.</summary>
internal sealed class FreshBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly string _trustedKey;

    private FreshBrowser(IPlaywright playwright, string trustedKey) => (_playwright, _trustedKey) = (playwright, trustedKey);

    /// <summary>The browser that runs.</summary>
    public IBrowser Current { get; private set; } = null!;

    /// <summary>Starts it. It trusts the certificate with this key, and no name leads it away from this computer.</summary>
    public static async Task<FreshBrowser> StartAsync(string trustedKey)
    {
        var browser = new FreshBrowser(await Playwright.CreateAsync(), trustedKey);
        browser.Current = await browser.LaunchAsync();
        return browser;
    }

    /// <summary>Starts another in its place.</summary>
    public async Task RestartAsync()
    {
        await Current.CloseAsync();
        Current = await LaunchAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Current.CloseAsync();
        _playwright.Dispose();
    }

    private Task<IBrowser> LaunchAsync() =>
        _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    $"--ignore-certificate-errors-spki-list={_trustedKey}",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                ],
            }
        );
}
