using System.Text.Json;
using CookieConsent.Weight.Contestants;
using Microsoft.Playwright;

namespace CookieConsent.Weight.Measurements;

/// <summary>The visits that one contestant gets in each round, each in a browser profile that nobody has used.</summary>
internal sealed class Visits(FreshBrowser browser, Contestant contestant, string address, Figures figures)
{
    // A contestant says nowhere that it is done. This is long enough for what each of them does after the page was loaded, and for what fades in.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private const float LongestWait = 30_000;
    private const int MostAttempts = 5;

    private static readonly string Probe = ReadProbe();

    /// <summary>All of them.</summary>
    public async Task MakeAsync()
    {
        await UntilItSucceedsAsync(AnswerAndReturnAsync);
        await UntilItSucceedsAsync(UndisturbedAsync);
        await UntilItSucceedsAsync(found => WatchAsync(found, Condition.Quarter, Measure.VisibleQuarter, Measure.FirstPaintQuarter));
        await UntilItSucceedsAsync(found => WatchAsync(found, Condition.Slow, Measure.VisibleSlow, Measure.FirstPaintSlow));
    }

    // A browser with a slowed down network sometimes waits for ever for a file that was sent, and goes on doing so in every page.
    private async Task UntilItSucceedsAsync(Func<Dictionary<Measure, double>, Task> visit)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = new Dictionary<Measure, double>();
            try
            {
                await visit(found);
                foreach (var (measure, value) in found)
                    figures.Add(contestant, measure, value);
                return;
            }
            catch (TimeoutException) when (attempt < MostAttempts)
            {
                await Console.Error.WriteLineAsync($"{contestant.Name}: got stuck, once more in a new browser");
                await browser.RestartAsync();
            }
        }
    }

    private async Task AnswerAndReturnAsync(Dictionary<Measure, double> found)
    {
        await using var context = await NewVisitorAsync();
        if (contestant.HasBanner)
        {
            var (page, _) = await OpenAsync(context, Condition.Full, withProbe: true);
            await NoteVisibleAsync(found, page, Measure.Visible);
            await ClickAsync(found, page);
            found.Add(Measure.Shift, await page.EvaluateAsync<double>("measured.shift"));
            await page.CloseAsync();
        }

        var (again, session) = await OpenAsync(context, Condition.Full, withProbe: false);
        found.Add(Measure.ReturnScript, await ScriptAsync(session));
        if (contestant.HasBanner && await again.EvaluateAsync<bool>("accept => !!document.querySelector(accept)?.checkVisibility()", contestant.Accept))
            throw new InvalidOperationException($"{contestant.Name} asks again after the answer.");
        var (html, bytes, requests) = await LoadedAsync(again);
        found.Add(Measure.ReturnHtml, html);
        found.Add(Measure.ReturnBytes, bytes);
        found.Add(Measure.ReturnRequests, requests);
    }

    // Without the probe, which is script itself.
    private async Task UndisturbedAsync(Dictionary<Measure, double> found)
    {
        await using var context = await NewVisitorAsync();
        var (page, session) = await OpenAsync(context, Condition.Full, withProbe: false);
        found.Add(Measure.Script, await ScriptAsync(session));
        found.Add(Measure.FirstPaint, await FirstPaintAsync(page));
        var (_, bytes, requests) = await LoadedAsync(page);
        found.Add(Measure.Bytes, bytes);
        found.Add(Measure.Requests, requests);
    }

    private async Task WatchAsync(Dictionary<Measure, double> found, Condition condition, Measure visible, Measure firstPaint)
    {
        await using var context = await NewVisitorAsync();
        var (page, _) = await OpenAsync(context, condition, withProbe: true);
        if (contestant.HasBanner)
            await NoteVisibleAsync(found, page, visible);
        found.Add(firstPaint, await FirstPaintAsync(page));
    }

    private async Task<IBrowserContext> NewVisitorAsync()
    {
        var context = await browser.Current.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en" });
        context.SetDefaultTimeout(LongestWait);
        return context;
    }

    private async Task<(IPage Page, ICDPSession Session)> OpenAsync(IBrowserContext context, Condition condition, bool withProbe)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => Console.Error.WriteLine($"{contestant.Name}: {error}");
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        await condition.ApplyAsync(session);
        if (withProbe)
            await page.AddInitScriptAsync($"({Probe})({JsonSerializer.Serialize(contestant.Accept)})");
        await page.GotoAsync(address);
        if (!withProbe || !contestant.HasBanner)
            await Task.Delay(Rest);
        return (page, session);
    }

    private async Task NoteVisibleAsync(Dictionary<Measure, double> found, IPage page, Measure measure)
    {
        await page.WaitForFunctionAsync("() => measured.opaque", null, new() { PollingInterval = 100 });
        await Task.Delay(Rest);
        var painted = await page.EvaluateAsync<double>("Math.max(measured.painted, measured.opaque)");
        found.Add(measure, Math.Max(0, painted - await FirstPaintAsync(page)));
    }

    private async Task ClickAsync(Dictionary<Measure, double> found, IPage page)
    {
        var box = await page.Locator(contestant.Accept).BoundingBoxAsync() ?? throw new InvalidOperationException($"{contestant.Name} has no button to accept all.");
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.UpAsync();
        await page.WaitForFunctionAsync("() => measured.gone", null, new() { PollingInterval = 50 });
        await Task.Delay(Rest);
        found.Add(Measure.ClickToPaint, await page.EvaluateAsync<double>("measured.slowest"));
        found.Add(Measure.ClickToGone, await page.EvaluateAsync<double>("measured.gone"));
    }

    private static Task<double> FirstPaintAsync(IPage page) =>
        page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime");

    // Compressed content, whether it came over the network or was kept from an earlier visit.
    private static async Task<(double Html, double Bytes, double Requests)> LoadedAsync(IPage page)
    {
        var sizes = await page.EvaluateAsync<double[]>(
            "['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).map(entry => entry.encodedBodySize)"
        );
        return (sizes[0], sizes.Sum(), sizes.Length);
    }

    private static async Task<double> ScriptAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Performance.getMetrics");
        return answer!.Value.GetProperty("metrics").EnumerateArray().Where(IsScript).Sum(metric => metric.GetProperty("value").GetDouble() * 1000);

        static bool IsScript(JsonElement metric) => metric.GetProperty("name").GetString() is "ScriptDuration" or "V8CompileDuration";
    }

    private static string ReadProbe()
    {
        using var stream = typeof(Visits).Assembly.GetManifestResourceStream("probe.js")!;
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd();
        return script[script.IndexOf("accept =>", StringComparison.Ordinal)..].TrimEnd().TrimEnd(';');
    }
}
