using System.Net;
using System.Text.Json;
using CookieConsent.Diagnostics;
using CookieConsent.Endpoints;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static CookieConsent.Tests.Firewall.GuardedSite;

namespace CookieConsent.Tests.Firewall;

/// <summary>What browsers report comes into the inventory and, once for each host, into the log; what else is sent changes nothing.</summary>
internal sealed class ViolationReportTests
{
    private const string One = "application/csp-report";
    private const string Many = "application/reports+json";
    private const string Page = $"http://{RequestHarness.Host}/shop?id=secret#there";

    [TestCase(One)]
    [TestCase(Many)]
    public async Task Both_forms_are_taken_without_any_query(string type)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var answer = await SendAsync(harness, Report(type, "https://cdn.tracker.test:8443/t.gif?visitor=secret"), type);

        Assert.That((answer.Status, answer.Body, answer.Header("Cache-Control")), Is.EqualTo((HttpStatusCode.NoContent, "", "no-store")));
        var observed = Observed(harness).Single();
        Assert.That((observed.Host, observed.Directive, observed.LastPage, observed.Blocked, observed.WouldBeBlocked), Is.EqualTo(("cdn.tracker.test:8443", "img-src", "/shop", 1L, 0L)));
        Assert.That((observed.ServiceId, observed.Category, observed.IsDeclared), Is.EqualTo(((string?)null, CookieCategories.None, false)));
        Assert.That(observed.Fix, Does.Contain("\"Hosts\": [ \"cdn.tracker.test:8443\" ]").And.Contain("<id>"));
        Assert.That(harness.Site.Logs.Events.Select(entry => entry.Text), Has.None.Contains("secret"));
    }

    [TestCase("https://www.google-analytics.com/collect", "google-analytics", CookieCategories.Analytics, false, 60)]
    [TestCase("https://deep.stats.example/x", "stats", CookieCategories.Analytics, true, 61)]
    [TestCase("https://who.example/x", null, CookieCategories.None, false, 60)]
    public async Task It_is_said_once_whose_the_host_is(string blocked, string? service, CookieCategories category, bool isDeclared, int eventId)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        await SendAsync(harness, Report(One, blocked), One);
        harness.Site.Time.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(harness, Report(One, blocked), One);
        await SendAsync(harness, Report(One, blocked, directive: "script-src-elem"), One);

        var observed = Observed(harness);
        Assert.That(observed.Select(host => (host.ServiceId, host.Category, host.IsDeclared)), Is.All.EqualTo((service, category, isDeclared)));
        Assert.That(observed.Select(host => (host.Directive, host.Blocked, host.LastSeen - host.FirstSeen)), Is.EqualTo(new[] { ("img-src", 2L, TimeSpan.FromMinutes(5)), ("script-src-elem", 1L, TimeSpan.Zero) }));
        Assert.That(observed.All(host => host.Fix is null), Is.EqualTo(isDeclared));
        var entry = harness.Site.Logs.Events.Single(entry => entry.Id.Id is 60 or 61);
        Assert.That((entry.Id.Id, entry.Level), Is.EqualTo((eventId, eventId == 60 ? LogLevel.Warning : LogLevel.Information)));
    }

    [Test]
    public async Task What_was_only_reported_is_counted_as_that()
    {
        await using var harness = await RequestHarness.StartAsync(With());

        await SendAsync(harness, Report(One, "https://who.example/x", disposition: "report"), One);

        Assert.That((Observed(harness).Single().Blocked, Observed(harness).Single().WouldBeBlocked), Is.EqualTo((0L, 1L)));
    }

    [TestCase("inline", Page, "", "img-src")]
    [TestCase("data", Page, "", "img-src")]
    [TestCase("chrome-extension://abc/x.js", Page, "", "img-src")]
    [TestCase("https://who.example/x", Page, "moz-extension://abc/content.js", "img-src")]
    [TestCase("https://who.example/x", "https://other.example/shop", "", "img-src")]
    [TestCase("https://who.example/x", "about", "", "img-src")]
    [TestCase("https://who.example/x", Page, "", "invented-src")]
    [TestCase("https://who.example/x", Page, "", "frame-ancestors")]
    public async Task Reports_of_nothing_that_the_site_loads_are_passed_over(string blocked, string page, string source, string directive)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        foreach (var type in new[] { One, Many })
            Assert.That((await SendAsync(harness, Report(type, blocked, page, source, directive), type)).Status, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(Observed(harness), Is.Empty);
    }

    [TestCase(253, 1)]
    [TestCase(255, 0)]
    [TestCase(120_001, 0)]
    public async Task A_host_is_as_long_as_names_are_at_most(int length, int listed)
    {
        await using var harness = await RequestHarness.StartAsync(With());
        var host = string.Join('.', Enumerable.Repeat('a', (length + 1) / 2));

        foreach (var type in new[] { One, Many })
            Assert.That((await SendAsync(harness, Report(type, $"https://{host}/x"), type)).Status, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(Observed(harness), Has.Count.EqualTo(listed));
    }

    [TestCase(One, "")]
    [TestCase(One, "{")]
    [TestCase(One, "[]")]
    [TestCase(One, "null")]
    [TestCase(One, "{\"csp-report\":[]}")]
    [TestCase(One, "{\"csp-report\":{\"document-uri\":1,\"blocked-uri\":{}}}")]
    [TestCase(Many, "[1,null,{},{\"type\":\"csp-violation\"},{\"type\":\"csp-violation\",\"body\":7},{\"type\":\"deprecation\",\"body\":{}}]")]
    [TestCase(Many, "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    [TestCase(Many, "\u0000\uFFFD")]
    public async Task Bad_bodies_are_answered_alike_and_change_nothing(string type, string body)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        Assert.That((await SendAsync(harness, body, type)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(Observed(harness), Is.Empty);
        Assert.That(harness.Site.Logs.Events.Where(entry => entry.Level >= LogLevel.Warning && entry.Category.Contains("Report", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase(null)]
    public async Task A_type_that_any_page_could_send_is_not_read(string? type)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        Assert.That((await SendAsync(harness, Report(One, "https://who.example/x"), type)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(Observed(harness), Is.Empty);
    }

    [Test]
    public async Task A_body_that_is_too_large_is_not_read([Values(-200, 1)] int beyond)
    {
        await using var harness = await RequestHarness.StartAsync(With());
        var report = Report(One, "https://who.example/x");

        await SendAsync(harness, report.PadRight(ViolationReportEndpoint.MostBytes + beyond), One);

        Assert.That(Observed(harness), Has.Count.EqualTo(beyond > 0 ? 0 : 1));
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("PUT")]
    public async Task Another_method_is_told_the_right_one(string method)
    {
        await using var harness = await RequestHarness.StartAsync(With());

        var answer = await harness.SendAsync(new(new HttpMethod(method), "/_cc/csp"));

        Assert.That((answer.Status, answer.Header("Allow")), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "POST")));
    }

    [Test]
    public async Task A_flood_is_not_read_and_still_answered()
    {
        await using var harness = await RequestHarness.StartAsync(With());

        for (var i = 0; i < ReportRateLimit.PerMinute + 10; i++)
            Assert.That((await SendAsync(harness, Report(One, "https://who.example/x"), One)).Status, Is.EqualTo(HttpStatusCode.NoContent));

        Assert.That(Observed(harness).Single().Blocked, Is.EqualTo(ReportRateLimit.PerMinute));
    }

    [Test]
    public async Task Invented_hosts_fill_their_own_room_only()
    {
        await using var harness = await RequestHarness.StartAsync(With());
        var inventory = harness.Services.GetRequiredService<HostInventory>();

        for (var i = 0; i < HostInventory.MostEntries + 7; i++)
            inventory.Add(new($"h{i}.example", "img-src", "/", IsBlocked: true), isKnown: false);
        inventory.Add(new("www.google-analytics.com", "img-src", "/", IsBlocked: true), isKnown: true);

        Assert.That((inventory.GetObservations().Count, inventory.Unlisted), Is.EqualTo((HostInventory.MostEntries + 1, 7L)));
    }

    private static Task<Answer> SendAsync(RequestHarness harness, string body, string? type) => harness.PostAsync("/_cc/csp", body, type);

    private static IReadOnlyList<ObservedHost> Observed(RequestHarness harness) => harness.Services.GetRequiredService<IThirdPartyInventory>().GetObservations();

    private static string Report(string type, string blocked, string page = Page, string source = "", string directive = "img-src", string disposition = "enforce") =>
        type == Many
            ? JsonSerializer.Serialize(new object[]
            {
                new { type = "csp-violation", age = 1, url = page, body = new { documentURL = page, blockedURL = blocked, effectiveDirective = directive, sourceFile = source, disposition } },
            })
            : JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["csp-report"] = new Dictionary<string, string>
                {
                    ["document-uri"] = page,
                    ["blocked-uri"] = blocked,
                    ["violated-directive"] = directive + " 'self'",
                    ["source-file"] = source,
                    ["disposition"] = disposition,
                },
            });
}
