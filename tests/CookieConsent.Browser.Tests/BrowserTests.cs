using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What the tests in a browser share: visitors whose browser profile is thrown away after the test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class BrowserTests
{
    private readonly List<IBrowserContext> _contexts = [];

    /// <summary>The shop of this test.</summary>
    private protected virtual ShopHost Shop => Shops.Plain;

    [TearDown]
    public async Task CloseContexts()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
    }

    /// <summary>A browser profile that nobody has used.</summary>
    private protected async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null, string? address = null, IBrowser? browser = null)
    {
        options ??= new();
        options.BaseURL = address ?? Shop.AddressOf("http");
        options.IgnoreHTTPSErrors = true;
        options.ViewportSize ??= new() { Width = 1280, Height = 800 };
        options.Locale ??= "en";
        var context = await (browser ?? Chromium.Browser).NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.LongestWait);
        _contexts.Add(context);
        return context;
    }

    /// <summary>A page of a visitor who has never been here.</summary>
    private protected async Task<IPage> NewPageAsync(int width = 1280, int height = 800, string locale = "en", ColorScheme scheme = ColorScheme.Light)
    {
        var context = await NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale, ColorScheme = scheme });
        return await context.NewPageAsync();
    }

    /// <summary>A page of a visitor who looks at the shop for the first time.</summary>
    private protected async Task<IPage> OpenShopAsync(int width = 1280, int height = 800, string locale = "en", ColorScheme scheme = ColorScheme.Light, string path = "/")
    {
        var page = await NewPageAsync(width, height, locale, scheme);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>The first page of a site, with what it asks of other hosts than its own.</summary>
    private protected static async Task<(IPage Page, ConcurrentQueue<string> Others)> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var others = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Host != "127.0.0.1")
                others.Enqueue(request.Url);
        };
        await page.GotoAsync("/");
        return (page, others);
    }
}
