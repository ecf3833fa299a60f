using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Two browser profiles that make the same visit, one to the site with the library and one to the site without it.</summary>
internal sealed class OracleBrowser : IAsyncDisposable
{
    private static readonly CookieCategories[] Optional = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];
    private static readonly CookieJar EmptyJar = new([], []);

    private readonly TwinSites _sites;
    private readonly IPage _filtered;
    private readonly IPage _plain;
    private readonly Dictionary<(string Scheme, CookieCategories Granted), string> _consentLines = [];

    private OracleBrowser(TwinSites sites, IPage filtered, IPage plain)
    {
        _sites = sites;
        _filtered = filtered;
        _plain = plain;
    }

    /// <summary>Cookies that came back from the site without the library: a run in which the browser takes nothing proves nothing.</summary>
    public int StoredWithout { get; private set; }

    /// <summary>Cookies that came back from the site with it.</summary>
    public int StoredWith { get; private set; }

    /// <summary>Opens both profiles.</summary>
    public static async Task<OracleBrowser> OpenAsync(TwinSites sites) => new(sites, await NewPageAsync(), await NewPageAsync());

    /// <summary>Makes the visits and judges the jars.</summary>
    public async Task<IReadOnlyList<string>> FindFaultsAsync(OracleCase given)
    {
        string[] consent = given.Granted is { } choice ? [await ConsentLineAsync(given.Scheme, choice)] : [];
        var plainSite = _sites.Plain(given.Scheme);
        var filtered = VisitAsync(_filtered, [.. consent, .. given.Seeds], given, _sites.Filtered(given.Scheme));
        var seeded = given.IsSeeded ? (await VisitAsync(_plain, given.Seeds, given with { Lines = [] }, plainSite)) : EmptyJar;
        var plain = await VisitAsync(_plain, given.Seeds, given, plainSite);
        StoredWithout += plain.Stored.Count;
        StoredWith += (await filtered).Stored.Count;
        return Judge.FindFaults((given.Granted ?? CookieCategories.None) | CookieCategories.Necessary, seeded, plain, await filtered);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _filtered.Context.CloseAsync();
        await _plain.Context.CloseAsync();
    }

    private static async Task<IPage> NewPageAsync()
    {
        var context = await Chromium.Browser.NewContextAsync(new() { IgnoreHTTPSErrors = true });
        context.SetDefaultTimeout(Chromium.LongestWait);
        return await context.NewPageAsync();
    }

    /// <summary>An empty profile gets the seeds from the site without the library, the lines from the other one, and shows what it then sends.</summary>
    private async Task<CookieJar> VisitAsync(IPage page, IReadOnlyList<string> seeds, OracleCase given, string site)
    {
        await page.Context.ClearCookiesAsync();
        var plain = _sites.Plain(given.Scheme);
        var address = _sites.Page(site, given.Lines, next: _sites.Page(plain));
        if (seeds.Count > 0)
            address = _sites.Page(plain, seeds, next: address);
        var response = await page.GotoAsync(address);
        Assert.That(response!.Status, Is.EqualTo(200), response.Url);
        return new(await page.Context.CookiesAsync(), CookieJar.Pairs(await TwinSites.ShownAsync(response)));
    }

    /// <summary>The line with which the site itself answers the choice.</summary>
    private async Task<string> ConsentLineAsync(string scheme, CookieCategories granted)
    {
        if (_consentLines.TryGetValue((scheme, granted), out var line))
            return line;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
        using var client = new HttpClient(handler);
        var site = new Uri(_sites.Filtered(scheme));
        var fields = Optional.Where(category => granted.HasFlag(category)).Select(category => KeyValuePair.Create("category", category.ToString().ToLowerInvariant()));
        using var message = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(site) { Host = "127.0.0.1", Path = "/_cc" }.Uri)
        {
            Headers = { Host = site.Authority },
            Content = new FormUrlEncodedContent(fields.Prepend(KeyValuePair.Create("choice", "save"))),
        };
        using var response = await client.SendAsync(message);
        return _consentLines[(scheme, granted)] = response.Headers.GetValues("Set-Cookie").Single();
    }
}
