using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CookieConsent.Browser.Tests.Navigation;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>What the first visit costs: bytes, the first painted frame, and layout that stays where it is.</summary>
public sealed partial class FirstVisitTests : BrowserTests
{
    private const int MostBytes = 6500;

    private const int MostBytesOnceDecided = 400;

    // The elements' text is timed only if the attribute is there before the first paint, so an observer adds it while the page is parsed.
    private const string MeasurePaint = """
        new MutationObserver(() => {
          for (const element of document.querySelectorAll('[data-ccx-banner] :is(h2, p, li, button):not([elementtiming])'))
            element.setAttribute('elementtiming', 'banner');
        }).observe(document, { childList: true, subtree: true });

        window.measured = { elements: [], shifts: [], shiftsOfOurs: [], paints: {} };
        new PerformanceObserver(list => measured.elements.push(...list.getEntries().map(entry => entry.renderTime))).observe({ type: 'element', buffered: true });
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            const shift = `${entry.value} at ${entry.startTime} ms: ` + entry.sources.map(({ node, previousRect: from, currentRect: to }) =>
              `${node?.nodeName} ${node?.className ?? ''} from ${from.x},${from.y} ${from.width}x${from.height} to ${to.x},${to.y} ${to.width}x${to.height}`).join('; ');
            measured.shifts.push(shift);
            if (entry.sources.some(({ node }) => (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest('[data-ccx-banner], [data-ccx-dialog]')))
              measured.shiftsOfOurs.push(shift);
          }
        }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(list => list.getEntries().forEach(entry => { measured.paints[entry.name] = entry.startTime; })).observe({ type: 'paint', buffered: true });
        """;

    // Whatever carries one of our names, or an address of ours, and stands in nothing of ours.
    private const string OutermostOfOurs = """
        () => {
          const isOurs = element => [...element.attributes].some(({ name, value }) => name.startsWith('data-ccx') || /(^|\s)ccx|^\/_cc/.test(value));
          const ours = [...document.querySelectorAll('*')].filter(isOurs);
          // Of what waits for consent, or has it, what is around the site's own tag.
          const around = element => {
            const copy = element.cloneNode(!element.matches('[data-ccx-held], [data-ccx-live]'));
            if (!element.matches('[data-ccx-live]')) return copy.outerHTML;
            return [...copy.attributes].filter(({ name }) => name.startsWith('data-ccx')).map(({ name, value }) => ` ${name}="${value}"`).join('');
          };
          return ours.filter(element => !ours.some(other => other !== element && other.contains(element))).map(around).join('');
        }
        """;

    private protected override ShopHost Shop => Shops.WithTenServices;

    [Test]
    public async Task Everything_of_ours_with_ten_services_stays_under_six_and_a_half_kilobytes()
    {
        using var client = new HttpClient(Shop.CreateHandler()) { BaseAddress = new Uri(Shop.AddressOf("https")) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var page = await client.GetStringAsync("/");

        var html = OurHtml().Match(page).Value;
        var assets = AssetAddress().Matches(html).Select(match => match.Value).ToArray();
        var htmlBytes = Brotli(html);
        var assetBytes = await Task.WhenAll(assets.Select(async address => (await client.GetByteArrayAsync(address)).Length));
        var total = htmlBytes + assetBytes.Sum();

        TestContext.Progress.WriteLine($"First visit, brotli: HTML {htmlBytes} (plain {Encoding.UTF8.GetByteCount(html)}), {string.Join(", ", assets.Zip(assetBytes, (address, bytes) => $"{address} {bytes}"))}, together {total} of {MostBytes} bytes.");
        Assert.Multiple(() =>
        {
            Assert.That(ServiceRow().Count(html), Is.GreaterThanOrEqualTo(10), "services in the dialog");
            Assert.That(assets.Select(Path.GetExtension), Is.EquivalentTo(new[] { ".css", ".js" }));
            Assert.That(total, Is.LessThanOrEqualTo(MostBytes));
        });
    }

    /// <summary>The settings link, and after a grant the withdraw button: uncompressed, on the page with the longest address.</summary>
    [Test]
    public async Task All_that_a_decided_visitor_gets_of_ours_are_four_hundred_bytes_of_html([Values("accept-all", "reject-all")] string choice)
    {
        var page = await OpenShopAsync();
        await page.AnswerAsync(choice);
        var sizes = new List<int>();
        foreach (var route in Shop.Routes.Where(IsOrdinaryPage))
        {
            await page.GotoAsync(route.Path);
            var ours = await page.EvaluateAsync<string>(OutermostOfOurs);
            sizes.Add(Encoding.UTF8.GetByteCount(ours));
        }

        TestContext.Progress.WriteLine($"Decided by {choice}: {sizes.Min()} to {sizes.Max()} bytes of HTML.");
        Assert.That(sizes, Is.Not.Empty.And.All.InRange(1, MostBytesOnceDecided));
    }

    // The privacy page lists the services, and the workshop shows what the visitor may still allow.
    private static bool IsOrdinaryPage(ShopRoute route) =>
        route.IsPage && !route.Path.Equals("/privacy", StringComparison.OrdinalIgnoreCase) && !route.Path.Equals("/workshop", StringComparison.OrdinalIgnoreCase);

    [Test]
    public async Task The_browser_loads_one_stylesheet_and_one_script_and_a_decided_visitor_nothing()
    {
        var context = await NewContextAsync(address: Shop.AddressOf("https"));
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var received = new ConcurrentDictionary<string, double>();
        session.Event("Network.loadingFinished").OnEvent += (_, data) =>
            received[data!.Value.GetProperty("requestId").GetString()!] = data.Value.GetProperty("encodedDataLength").GetDouble();
        var ours = new ConcurrentDictionary<string, string>();
        session.Event("Network.requestWillBeSent").OnEvent += (_, data) =>
        {
            var url = data!.Value.GetProperty("request").GetProperty("url").GetString()!;
            if (url.Contains("/_cc", StringComparison.Ordinal))
                ours[data.Value.GetProperty("requestId").GetString()!] = url;
        };

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        var first = ours.ToDictionary(request => request.Value, request => received[request.Key]);
        await page.AnswerAsync("reject-all");
        // What the answer has started ends with its page.
        await page.GotoAsync("about:blank");
        ours.Clear();
        foreach (var route in Shop.Routes.Where(IsOrdinaryPage))
            await page.GotoAsync(route.Path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        TestContext.Progress.WriteLine($"First visit, with headers: {string.Join(", ", first.Select(request => $"{request.Key} {request.Value}"))} bytes.");
        Assert.Multiple(() =>
        {
            Assert.That(first, Has.Count.EqualTo(2));
            Assert.That(ours.Values, Is.Empty);
        });
    }

    /// <summary>
    /// Chromium gives everything that is painted in one frame the same time, and <c>first-contentful-paint</c> is that of the first frame with any
    /// text or picture: where the banner's texts have that time, no frame ever showed the page without them. (<c>first-paint</c> may be earlier and
    /// is then the bare colour of the page: a stylesheet in the body holds back what stands behind it, not the body's ground.)
    /// </summary>
    [Test]
    public async Task The_banner_is_in_the_first_frame_that_shows_anything_and_stays_where_it_is([Values(320, 1280)] int width, [Values] ConsentBannerLayout layout)
    {
        var context = await NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 } }, Shops.WithLayout(layout).AddressOf("https"));
        await context.AddInitScriptAsync(MeasurePaint);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.UntilAsync("measured.elements.length >= 5 && measured.paints['first-contentful-paint']");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var ground = await page.EvaluateAsync<double>("measured.paints['first-paint']");
        var content = await page.EvaluateAsync<double>("measured.paints['first-contentful-paint']");
        var banner = await page.EvaluateAsync<double[]>("measured.elements");
        var shifts = await page.EvaluateAsync<string[]>("measured.shifts");

        TestContext.Progress.WriteLine(
            $"{layout} {width}: first paint {ground} ms, first content {content} ms, banner's {banner.Length} texts {banner.Min()} to {banner.Max()} ms, {shifts.Length} layout shifts."
        );
        Assert.That(banner, Has.Length.GreaterThanOrEqualTo(5).And.All.EqualTo(content));
        Assert.That(await page.EvaluateAsync<string[]>("measured.shiftsOfOurs"), Is.Empty);
    }

    [Test]
    public async Task Neither_the_banner_nor_the_answer_shifts_the_page([Values(320, 1280)] int width, [Values] ConsentBannerLayout layout)
    {
        var context = await NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 } }, Shops.WithLayout(layout).AddressOf("https"));
        await context.AddInitScriptAsync(MeasurePaint);
        var page = await context.NewPageAsync();
        await page.PaintOnceArrivedAsync("/");
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.UntilAsync("measured.elements.length >= 5");

        await page.AnswerAsync("reject-all");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        Assert.That(await page.EvaluateAsync<string[]>("measured.shifts"), Is.Empty);
    }

    [Test]
    public async Task A_banner_that_arrives_in_pieces_is_seen_once_it_is_whole_and_does_not_grow()
    {
        var rest = new TaskCompletionSource();
        await using var site = await SmallSite.StartAsync(rest: rest.Task);
        var context = await NewContextAsync(address: site.Address);
        await context.AddInitScriptAsync(MeasurePaint);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/one", new() { WaitUntil = WaitUntilState.Commit });
        await page.UntilAsync("document.querySelector('[data-ccx-banner] h2') && document.styleSheets.length > 0");
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var isSeenEarly = await page.Banner().IsVisibleAsync();
        rest.SetResult();

        await Assertions.Expect(page.Accept()).ToBeVisibleAsync();
        await page.UntilAsync("measured.elements.length >= 5");
        Assert.That(isSeenEarly, Is.False);
        Assert.That(await page.EvaluateAsync<string[]>("measured.shiftsOfOurs"), Is.Empty);
    }

    [GeneratedRegex("""<link rel="stylesheet" href="/_cc/.*?<script src="/_cc/[^>]*></script>""", RegexOptions.Singleline)]
    private static partial Regex OurHtml();

    [GeneratedRegex("""(?<=(href|src)=")/_cc/[^"]+""")]
    private static partial Regex AssetAddress();

    [GeneratedRegex("scope=\"rowgroup\"")]
    private static partial Regex ServiceRow();

    private static int Brotli(string text)
    {
        using var output = new MemoryStream();
        using (var stream = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
            stream.Write(Encoding.UTF8.GetBytes(text));
        return (int)output.Length;
    }
}
