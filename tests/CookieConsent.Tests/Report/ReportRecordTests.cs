using System.Net;

namespace CookieConsent.Tests.Report;

/// <summary>Access to one record and its erasure, and what was shown.</summary>
public sealed class ReportRecordTests
{
    private const string Id = "AZq0Pn_zfAeTlL6o8ZpXYA";

    [Test]
    public async Task A_record_is_found_by_its_id_which_stands_in_no_address()
    {
        await using var harness = await ReportHarness.StartAsync(new() { Records = { ReportHarness.Record() with { Page = "/<b>lamps</b>" } } });

        var answer = await harness.SubmitAsync("/cookie-report/record", $"id={Id}");

        var page = answer.Parse();
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.QuerySelectorAll("dd").Select(fact => fact.TextContent), Does.Contain(Id).And.Contains("functionality, analytics").And.Contains("/<b>lamps</b>"));
        Assert.That(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")), Does.Contain("/cookie-report/notices/Ab3_Ab3-Ab3_Ab3-").And.Contains("/cookie-report#records"));
        Assert.That((await harness.AuditAsync($"/cookie-report/record?id={Id}")).Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task A_record_is_erased_once_the_box_is_ticked()
    {
        var records = new KeptRecords { Records = { ReportHarness.Record() } };
        await using var harness = await ReportHarness.StartAsync(records);
        var form = (await harness.SubmitAsync("/cookie-report/record", $"id={Id}")).Parse().QuerySelector("form")!;
        Assert.That((form.GetAttribute("action"), form.QuerySelector("[name=confirm]")!.HasAttribute("required")), Is.EqualTo(("/cookie-report/record/erase", true)));

        var unticked = await harness.SubmitAsync("/cookie-report/record/erase", $"id={Id}");
        Assert.That((unticked.Status, records.Records.Count), Is.EqualTo((HttpStatusCode.BadRequest, 1)));

        var ticked = await harness.SubmitAsync("/cookie-report/record/erase", $"id={Id}&confirm=yes");
        Assert.That((ticked.Status, records.Records.Count), Is.EqualTo((HttpStatusCode.OK, 0)));
        Assert.That((await harness.SubmitAsync("/cookie-report/record/erase", $"id={Id}&confirm=yes")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("/record")]
    [TestCase("/record/erase")]
    [TestCase("/verify")]
    public async Task Another_site_can_send_nothing(string path)
    {
        var records = new KeptRecords { Records = { ReportHarness.Record() } };
        await using var harness = await ReportHarness.StartAsync(records);

        var answer = await harness.SubmitAsync("/cookie-report" + path, $"id={Id}&confirm=yes", "cross-site");

        Assert.That((answer.Status, records.Records.Count, records.Verifications), Is.EqualTo((HttpStatusCode.Forbidden, 1, 0)));
        Assert.That(answer.Body, Does.Not.Contain(Id));
    }

    [TestCase("")]
    [TestCase("id=")]
    [TestCase("id=AZq0Pn_zfAeTlL6o8ZpXYB")]
    [TestCase("id=' OR 1=1; DROP TABLE x;--")]
    [TestCase("id=%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00%00")]
    public async Task An_id_that_names_no_record_finds_none(string form)
    {
        await using var harness = await ReportHarness.StartAsync(new() { Records = { ReportHarness.Record() } });

        Assert.That((await harness.SubmitAsync("/cookie-report/record", form)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_form_that_is_too_large_is_not_read()
    {
        await using var harness = await ReportHarness.StartAsync(new() { Records = { ReportHarness.Record() } });

        Assert.That((await harness.SubmitAsync("/cookie-report/record", $"id={Id}&x={new string('x', 10_000)}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    [Category("P02")]
    public async Task What_was_shown_opens_as_a_page_that_can_do_nothing()
    {
        var record = ReportHarness.Record();
        record = record with { Notice = record.Notice! with { Html = "<section>We ask first.</section><script>alert(1)</script>" } };
        await using var harness = await ReportHarness.StartAsync(new() { Records = { record } });

        var answer = await harness.AuditAsync("/cookie-report/notices/Ab3_Ab3-Ab3_Ab3-");

        Assert.That(answer.Header("Content-Security-Policy"), Does.StartWith("sandbox; default-src 'none'; style-src 'self';").And.Not.Contains("allow-"));
        Assert.That(answer.Parse().QuerySelector("section")!.TextContent, Is.EqualTo("We ask first."));
        Assert.That(answer.Parse().DocumentElement.GetAttribute("lang"), Is.EqualTo("nb"));
        Assert.That((await harness.AuditAsync("/cookie-report/notices/another")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_verification_is_started_and_the_report_shown_again()
    {
        var records = new KeptRecords();
        await using var harness = await ReportHarness.StartAsync(records);

        var answer = await harness.SubmitAsync("/cookie-report/verify", "");

        Assert.That((answer.Status, answer.Header("Location"), records.Verifications), Is.EqualTo((HttpStatusCode.SeeOther, "/cookie-report#records", 1)));
    }
}
