using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests;

/// <summary>Waiting in a page whose policy forbids the evaluation of strings, which the driver's own waiting needs.</summary>
internal static class PageConditions
{
    private const int MostSeconds = 20;

    /// <summary>
    /// Waits until a condition of script holds, which may await, in whatever document the page then shows. One that throws does not hold yet: a document that
    /// has only begun to arrive lacks what its scripts define.
    /// </summary>
    public static async Task UntilAsync(this IPage page, string condition)
    {
        var isMet = false;
        while (!isMet)
        {
            try
            {
                var waiting = page.EvaluateAsync($"async () => {{ for (;;) {{ try {{ if ({condition}) return; }} catch {{ }} await new Promise(done => setTimeout(done, 20)); }} }}");
                await waiting.WaitAsync(TimeSpan.FromSeconds(MostSeconds));
                isMet = true;
            }
            catch (PlaywrightException exception) when (exception.Message.Contains("context was destroyed", StringComparison.Ordinal))
            {
                // The page went on to another document: the condition is asked there.
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"For {MostSeconds} seconds this was not so on {page.Url}: {condition}");
            }
        }
    }

    /// <summary>Waits until the document has arrived with all that it loads, and its scripts have run: until then a click does what it does without them.</summary>
    public static Task UntilLoadedAsync(this IPage page) => page.UntilAsync("document.readyState === 'complete'");

    /// <summary>
    /// Has the page at this path painted only once all of its HTML is there: while it arrives, it may move by itself, and nobody can tell that from what
    /// moves it.
    /// </summary>
    public static Task PaintOnceArrivedAsync(this IPage page, string path) =>
        page.RouteAsync(
            url => new Uri(url).AbsolutePath == path,
            async route =>
            {
                var response = await route.FetchAsync();
                var html = (await response.TextAsync())
                    .Replace("<head>", "<head><link rel=\"expect\" href=\"#arrived\" blocking=\"render\">", StringComparison.Ordinal)
                    .Replace("</body>", "<i id=\"arrived\"></i></body>", StringComparison.Ordinal);
                await route.FulfillAsync(new() { Response = response, Body = html });
            }
        );

    /// <summary>Does what makes the page load again or another one, and waits until that has been answered.</summary>
    public static Task WithNavigationAsync(this IPage page, Func<Task> act) => page.RunAndWaitForRequestFinishedAsync(act, new() { Predicate = request => request.IsNavigationRequest && request.Method == "GET" });
}
