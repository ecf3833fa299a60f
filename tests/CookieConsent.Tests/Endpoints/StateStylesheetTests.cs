using System.Net;
using System.Text.RegularExpressions;

namespace CookieConsent.Tests.Endpoints;

/// <summary>The stylesheet that shows a visitor his parts of a page that is the same for everyone.</summary>
[Category("E16")]
internal sealed partial class StateStylesheetTests
{
    private const int MostBytes = 300;
    private static readonly (string, string) Signal = ("Sec-GPC", "1");

    [TestCase(Visitor.Undecided, false, "asked")]
    [TestCase(Visitor.Undecided, true, "asked signal")]
    [TestCase(Visitor.Refused, false, "")]
    [TestCase(Visitor.Refused, true, "signal")]
    [TestCase(Visitor.Partial, false, "granted")]
    [TestCase(Visitor.Accepted, true, "signal granted")]
    public async Task It_shows_what_the_visitor_is_owed_and_nothing_else(Visitor visitor, bool hasSignal, string shown)
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/_cc/state.css", visitor, null, hasSignal ? [Signal] : []);

        Assert.That(Shown(answer.Body), Is.EqualTo(shown));
        Assert.That(answer.Body.Contains("--ccx-covered:0px", StringComparison.Ordinal), Is.EqualTo(visitor != Visitor.Undecided), "Room for the banner is kept only where there is one.");
    }

    [Test]
    [Category("C07")]
    public async Task It_names_only_the_category_that_has_lapsed()
    {
        await using var before = await StartAsync();
        await using var harness = await StartAsync(options => options.Cookies[CookieCategories.Analytics].Add("more"));

        var css = (await harness.GetAsync("/_cc/state.css", before.CookieOf(Visitor.Accepted)!)).Body;

        Assert.That(Shown(css), Is.EqualTo("asked lapsed granted"));
        Assert.That(css, Does.EndWith(".ccx-functionality,.ccx-advertisement{display:none}"));
    }

    [Test]
    public async Task The_whole_response_stays_under_300_bytes_on_the_wire()
    {
        await using var before = await KestrelHarness.StartAsync(new());
        await using var harness = await KestrelHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Advertisement].Add("more") });
        string[] cookies =
        [
            "",
            harness.ConsentCookie(CookieCategories.None),
            harness.ConsentCookie(CookieCategories.Analytics),
            harness.ConsentCookie(CookieCategories.All & ~CookieCategories.Necessary),
            before.ConsentCookie(CookieCategories.Advertisement),
            before.ConsentCookie(CookieCategories.All & ~CookieCategories.Necessary),
        ];

        foreach (var (cookie, signal) in cookies.SelectMany(cookie => new[] { (cookie, "0"), (cookie, "1") }))
        {
            var response = await harness.SendTextAsync($"GET /_cc/state.css HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\nSec-GPC: {signal}\r\n\r\n");
            TestContext.Out.WriteLine($"{response.Length} bytes: {response.Split("\r\n\r\n")[1]}");
            Assert.That(response, Does.StartWith("HTTP/1.1 200").And.Length.LessThanOrEqualTo(MostBytes));
        }
    }

    [Test]
    public async Task Nobody_keeps_it()
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/_cc/state.css", Visitor.Accepted);

        Assert.That((answer.Status, answer.ContentType, answer.Header("Cache-Control")), Is.EqualTo((HttpStatusCode.OK, "text/css", "no-store")));
    }

    [Test]
    public async Task Head_answers_like_get_and_another_method_gets_405()
    {
        await using var harness = await StartAsync();

        var head = await harness.SendAsync(new(HttpMethod.Head, "/_cc/state.css"));
        var put = await harness.SendAsync(new(HttpMethod.Put, "/_cc/state.css"));

        Assert.That((head.Status, head.Body, head.ContentType), Is.EqualTo((HttpStatusCode.OK, "", "text/css")));
        Assert.That((put.Status, put.Header("Allow")), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
    }

    [Test]
    public async Task In_report_only_mode_it_shows_nothing()
    {
        await using var harness = await StartAsync(options => options.Mode = ConsentMode.ReportOnly);

        Assert.That(Shown((await harness.GetAsync("/_cc/state.css", "", Signal)).Body), Is.Empty);
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? options = null) => RequestHarness.StartAsync(new() { Options = options });

    private static string Shown(string css) => string.Join(' ', ShownPart().Matches(css).Select(match => match.Groups[1].Value));

    [GeneratedRegex(@"div\.ccx-(\w+)(?=[^{}]*\{display:contents!important\})")]
    private static partial Regex ShownPart();
}
