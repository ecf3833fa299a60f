using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>
/// Debian's Chromium, started once for all tests: its shell without windows, which is the same engine in half the time, or the whole browser where
/// there is none. Where both are missing every test fails.
/// </summary>
[SetUpFixture]
public sealed class Chromium
{
    /// <summary>A host name that leads to this computer, with parent domains that a cookie can be set on.</summary>
    public const string DeepHost = "a.b.example.test";

    /// <summary>How long a test waits for what must come, in milliseconds: the computer may be busy.</summary>
    public const float LongestWait = 20_000;

    private static readonly string Whole = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
    private static readonly string Shell = Environment.GetEnvironmentVariable("CHROMIUM_HEADLESS") ?? $"{Whole}-headless-shell";

    // No name but the test's own leads anywhere, so nothing leaves this computer.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP *.example.test 127.0.0.1, MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    private static IPlaywright _playwright = null!;

    /// <summary>The browser.</summary>
    public static IBrowser Browser { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Assert.That(File.Exists(Whole), $"There is no Chromium at {Whole}. Install the package chromium, or set CHROMIUM to where it is.");
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(LongestWait);
        Browser = await LaunchAsync(File.Exists(Shell) ? Shell : Whole);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>Another browser, the whole one, that keeps pages for its history: Playwright forbids it, and the shell cannot.</summary>
    public static Task<IBrowser> LaunchWithHistoryAsync() => LaunchAsync(Whole, "--disable-back-forward-cache");

    private static Task<IBrowser> LaunchAsync(string executable, params string[] without) =>
        _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments, IgnoreDefaultArgs = without.Length == 0 ? null : without });
}
