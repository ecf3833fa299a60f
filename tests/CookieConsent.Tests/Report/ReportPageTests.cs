using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Report;

/// <summary>What the report says.</summary>
public sealed class ReportPageTests
{
    private const string Hostile = "<script>alert(1)</script>' OR 1=1; DROP TABLE \"ConsentRecords\";-- \"><img src=x onerror=alert(1)>";

    [Test]
    public async Task Unknown_cookies_come_first_with_the_line_that_settles_them()
    {
        await using var harness = await ReportHarness.StartAsync(after: app => app.MapGet("/lamps/{id}", static context =>
        {
            context.Response.Headers.SetCookie = new(["zz_partner=secret-value; path=/; max-age=86400; secure", "stat_id=1"]);
            return Task.CompletedTask;
        }));
        await harness.GetAsync("/lamps/7");

        var page = await ParseAsync(harness);

        var first = page.QuerySelector("section")!;
        Assert.That(first.QuerySelector("h2")!.TextContent, Is.EqualTo("To be settled"));
        Assert.That(first.QuerySelectorAll("li h3").Select(heading => heading.TextContent), Is.EqualTo(new[] { "zz_partner" }));
        Assert.That(first.QuerySelector("pre")!.TextContent, Does.Contain("\"zz_partner\"").And.Contains("\"Cookies\""));
        Assert.That(first.TextContent, Does.Contain("/lamps/{id}").And.Contains("ropped once"));
        var row = page.QuerySelectorAll("#cookies ~ div tr").First(row => row.QuerySelector("th")?.TextContent == "zz_partner");
        Assert.That(row.TextContent, Does.Contain("Nothing knows it.").And.Contains("Secure").And.Contains("1 day"));
        Assert.That(page.Body!.TextContent, Does.Contain("stat_id").And.Not.Contains("secret-value"));
    }

    [Test]
    public async Task Cookies_of_the_whole_site_are_judged_by_the_configuration_of_now()
    {
        var records = new KeptRecords { Cookies = { ReportHarness.Cookie("zz_old", dropped: 3), ReportHarness.Cookie("stat_id", dropped: 9), ReportHarness.Cookie("_ga_*", sent: 2), ReportHarness.Cookie("loginC*", sent: 2) } };
        await using var harness = await ReportHarness.StartAsync(records);

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelectorAll("#open ~ ol h3").Select(heading => heading.TextContent), Is.EqualTo(new[] { "zz_old", "_ga_*" }));
        Assert.That(page.QuerySelectorAll("th[scope=rowgroup]").Select(group => group.TextContent), Does.Contain("Unknown: 1").And.Contains("Analytics: 2").And.Contains("Necessary: 1"));
    }

    [Test]
    public async Task Hostile_texts_are_shown_as_texts()
    {
        var records = new KeptRecords
        {
            Cookies = { ReportHarness.Cookie(Hostile, dropped: 1) with { LastSetAt = Hostile, Attributes = new() { Domain = Hostile, Path = Hostile, SameSite = Hostile } } },
            Counts = { ReportHarness.Count(5, language: Hostile, version: Hostile) },
            State = new()
            {
                Kind = Hostile,
                IsWriting = true,
                Heads = [new(Hostile, 1, Hostile)],
                LastCheck = new() { StartedAt = FakeTimeProvider.Start, EndedAt = FakeTimeProvider.Start, Result = new() { Records = 1, Erased = 0, Purged = 0, FaultCount = 1, Faults = [new(ConsentFaultKind.Changed, Hostile, Hostile)] } },
            },
        };
        await using var harness = await ReportHarness.StartAsync(records, options => options.Controller.Name = Hostile, app => app.MapGet("/odd", static () => "").WithDisplayName(Hostile).WithoutCookieConsent());

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelectorAll("script, img, style, [style]"), Is.Empty);
        Assert.That(page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        Assert.That(page.All.Where(element => element.ChildElementCount == 0 && element.TextContent.Contains(Hostile, StringComparison.Ordinal)).Count(), Is.GreaterThanOrEqualTo(12));
    }

    [Test]
    public async Task The_page_is_for_no_cache_no_frame_and_no_script()
    {
        await using var harness = await ReportHarness.StartAsync(new());

        var answer = await harness.AuditAsync();

        Assert.That(answer.Header("Content-Security-Policy"), Is.EqualTo("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
        Assert.That((answer.Header("Cache-Control"), answer.Header("X-Frame-Options"), answer.Header("X-Content-Type-Options")), Is.EqualTo(("no-store", "DENY", "nosniff")));
        Assert.That(answer.Parse().QuerySelectorAll("script, style, [style], link:not([rel=stylesheet])"), Is.Empty);
        foreach (var sheet in answer.Parse().QuerySelectorAll<IHtmlLinkElement>("link"))
            Assert.That((await harness.GetAsync(sheet.GetAttribute("href")!)).ContentType, Does.StartWith("text/css"));
    }

    [Test]
    public async Task With_records_in_the_log_the_page_says_what_it_cannot_show()
    {
        await using var harness = await ReportHarness.StartAsync();

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelector("section[aria-labelledby=decisions]")!.TextContent, Does.Contain("go to the log").And.Contains("AddEntityFrameworkRecords"));
        Assert.That(page.QuerySelector("section[aria-labelledby=records]")!.QuerySelectorAll("a, form"), Is.Empty);
        Assert.That((await harness.AuditAsync("/cookie-report/records.csv")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await harness.AuditAsync("/cookie-report/cookies.csv")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_store_that_does_not_answer_costs_its_sections_and_not_the_page()
    {
        var records = new KeptRecords { IsAway = true };
        await using var harness = await ReportHarness.StartAsync(records, after: app => app.MapGet("/set", static context =>
        {
            context.Response.Headers.SetCookie = "zz_partner=1";
            return Task.CompletedTask;
        }));
        await harness.GetAsync("/set");

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelectorAll("[role=alert]").Length, Is.EqualTo(3));
        Assert.That(page.QuerySelector("#open ~ ol h3")!.TextContent, Is.EqualTo("zz_partner"));
        Assert.That(page.Body!.TextContent, Does.Not.Contain("The database did not answer."));
    }

    [Test]
    public async Task Exempt_endpoints_and_findings_of_the_linter_are_listed()
    {
        await using var harness = await ReportHarness.StartAsync(options: options => options.PolicyUrl = "", after: app => app.MapGet("/api/feed", static () => "").WithDisplayName("The feed").WithoutCookieConsent());

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelectorAll("#exempt ~ div li").Select(item => item.TextContent), Is.EqualTo(new[] { "The feed" }));
        Assert.That(page.QuerySelector("section[aria-labelledby=configuration]")!.TextContent, Does.Contain("PolicyUrl"));
    }

    [Test]
    public async Task Answers_are_counted_by_what_they_grant()
    {
        const CookieCategories all = CookieCategories.Functionality | CookieCategories.Analytics | CookieCategories.Advertisement;
        var records = new KeptRecords
        {
            Counts =
            {
                ReportHarness.Count(10, ConsentAction.AcceptAll, all),
                ReportHarness.Count(20, ConsentAction.RejectAll, language: "ar"),
                ReportHarness.Count(6, granted: CookieCategories.Analytics, daysAgo: 40, version: "2025-01"),
                ReportHarness.Count(4, granted: all),
                ReportHarness.Count(7, ConsentAction.Withdraw),
                ReportHarness.Count(3, ConsentAction.Signal, CookieCategories.Functionality),
                ReportHarness.Count(1000, ConsentAction.AcceptAll, all, daysAgo: 500),
            },
        };
        await using var harness = await ReportHarness.StartAsync(records);

        var page = await ParseAsync(harness);

        Assert.That(page.QuerySelectorAll("#decisions ~ .ccx-figures dd").Select(figure => figure.TextContent), Is.EqualTo(new[] { "40", "35 %", "15 %", "50 %", "7", "3" }));
        Assert.That(Rows(page, "Answers that grant a category"), Is.EqualTo(new[] { "Functionality 14 35 %", "Analytics 20 50 %", "Advertisement 14 35 %" }));
        Assert.That(Rows(page, "Answers by language of what was shown"), Is.EqualTo(new[] { "Norwegian Bokmål (nb) 20 70 % 30 % 0 %", "Arabic (ar) 20 0 % 0 % 100 %" }));
        Assert.That(Rows(page, "Answers by version of the privacy notice"), Is.EqualTo(new[] { "2026-11 34 41 % 0 % 59 %", "2025-01 6 0 % 100 % 0 %" }));
        Assert.That(Rows(page, "Decisions per week").Sum(row => int.Parse(row.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(40));
    }

    [Test]
    public async Task Plots_are_described_and_their_figures_stand_in_tables()
    {
        var records = new KeptRecords { Counts = { ReportHarness.Count(10) } };
        await using var harness = await ReportHarness.StartAsync(records);

        var page = await ParseAsync(harness);

        foreach (var plot in page.QuerySelectorAll("figure > svg"))
        {
            Assert.That(plot.GetAttribute("role"), Is.EqualTo("img"));
            Assert.That(plot.GetAttribute("aria-labelledby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent), Has.All.Not.Empty);
        }
        Assert.That(page.QuerySelectorAll("figure > svg").Length, Is.EqualTo(2));
        Assert.That(page.QuerySelectorAll("table").All(table => table.QuerySelector("caption") is not null && table.QuerySelectorAll("th").All(cell => cell.HasAttribute("scope"))), Is.True);
    }

    [TestCase("?from=2026-01-02&to=2026-01-01")]
    [TestCase("?from=yesterday")]
    [TestCase("?from=0001-01-01&to=9999-12-31")]
    [TestCase("?from=2026-01-01'%20OR%201=1")]
    public async Task Days_that_cannot_be_shown_are_named_and_a_year_is_shown(string query)
    {
        await using var harness = await ReportHarness.StartAsync(new());

        var page = (await harness.AuditAsync("/cookie-report" + query)).Parse();

        Assert.That(page.QuerySelector("[role=alert]")!.TextContent, Does.Contain("2026-01-31"));
        Assert.That(page.QuerySelectorAll<IHtmlInputElement>("input[type=date]").Select(input => input.Value).Last(), Is.EqualTo(FakeTimeProvider.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Addresses_keep_to_the_path_base_and_to_where_the_report_is([Values("/shop/cookie-report", "/shop/cookie-report/")] string path)
    {
        await using var harness = await ReportHarness.StartAsync(new(), before: app => app.UsePathBase("/shop"), after: app => app.UseRouting().UseAuthentication().UseAuthorization());

        var page = (await harness.AuditAsync(path)).Parse();

        var addresses = page.QuerySelectorAll("[href], [action]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("action")!).Where(address => !address.StartsWith('#')).ToList();
        Assert.That(addresses, Has.All.StartsWith("/shop/cookie-report").Or.StartsWith("/shop/_cc/"));
        Assert.That(addresses, Does.Contain("/shop/cookie-report/records.csv").And.Contains("/shop/cookie-report/record"));
    }

    [Test]
    public async Task A_head_request_gets_the_same_headers_and_other_methods_405()
    {
        await using var harness = await ReportHarness.StartAsync(new());
        foreach (var (method, status) in new[] { (HttpMethod.Head, HttpStatusCode.OK), (HttpMethod.Delete, HttpStatusCode.MethodNotAllowed) })
        {
            var message = new HttpRequestMessage(method, "/cookie-report");
            message.Headers.Add("X-User", ReportHarness.Auditor);
            var answer = await harness.SendAsync(message);
            Assert.That((answer.Status, answer.Body), Is.EqualTo((status, "")));
        }
    }

    private static async Task<IHtmlDocument> ParseAsync(RequestHarness harness)
    {
        var answer = await harness.AuditAsync();
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        return answer.Parse();
    }

    private static IEnumerable<string> Rows(IHtmlDocument page, string caption) =>
        page.QuerySelectorAll("table").Single(table => table.QuerySelector("caption")!.TextContent == caption).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)).TrimEnd());
}
