using System.Text;
using Microsoft.AspNetCore.TestHost;

namespace CookieConsent.Tests.Report;

/// <summary>The files that the report offers.</summary>
[Category("P08")]
public sealed class ReportExportTests
{
    [Test]
    public async Task Records_are_exported_as_csv()
    {
        var first = ReportHarness.Record() with { RefusedServices = ["heatmaps", "ads"], RefusedBySignal = CookieCategories.Advertisement, Region = "NO" };
        var second = ReportHarness.Record("AZq0Pn_zfAeTlL6o8ZpXYB", FakeTimeProvider.Start.AddDays(1)) with { Notice = null, Page = null, PreviousId = first.Id };
        await using var harness = await ReportHarness.StartAsync(new() { Records = { second, first } });

        var answer = await harness.AuditAsync("/cookie-report/records.csv");

        var lines = answer.Body.TrimStart('\uFEFF').Split("\r\n");
        var day = FakeTimeProvider.Start.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(answer.ContentType, Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(answer.Header("Content-Disposition"), Is.EqualTo("attachment; filename=\"consent-records.csv\""));
        Assert.That(lines[0], Is.EqualTo("id,previousId,time,action,surface,granted,refused,refusedServices,refusedBySignal,scope,policyVersion,notice,language,layout,page,region,controller,validitySeconds"));
        Assert.That(lines[1], Is.EqualTo($"AZq0Pn_zfAeTlL6o8ZpXYA,,{day},save,dialog,functionality analytics,advertisement,heatmaps ads,advertisement,abcdefghijkl,2026-11,Ab3_Ab3-Ab3_Ab3-,nb,box,/lamps,NO,,15724800"));
        Assert.That(lines[2], Does.StartWith("AZq0Pn_zfAeTlL6o8ZpXYB,AZq0Pn_zfAeTlL6o8ZpXYA,").And.EndsWith(",2026-11,,,,,,,15724800"));
        Assert.That(lines[3..], Is.EqualTo(new[] { "" }));
    }

    [TestCase("a,b", "\"a,b\"")]
    [TestCase("say \"no\"", "\"say \"\"no\"\"\"")]
    [TestCase("one\ntwo", "\"one\ntwo\"")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "\"'\r=1\"")]
    [TestCase("\n=1", "\"'\n=1\"")]
    [TestCase("＝1", "'＝1")]
    [TestCase("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [TestCase("'; DROP TABLE records;--", "'; DROP TABLE records;--")]
    [TestCase("Ærlig 🍪", "Ærlig 🍪")]
    public async Task No_field_ends_its_line_or_becomes_a_formula(string page, string field)
    {
        await using var harness = await ReportHarness.StartAsync(new() { Records = { ReportHarness.Record() with { Page = page } } });

        var answer = await harness.AuditAsync("/cookie-report/records.csv");

        Assert.That(answer.Body, Does.Contain($",box,{field},,,15724800\r\n"));
    }

    [Test]
    public async Task Records_are_exported_as_json()
    {
        var record = ReportHarness.Record() with { Page = "</script>\"", RefusedServices = ["ads"] };
        await using var harness = await ReportHarness.StartAsync(new() { Records = { record, ReportHarness.Record("AZq0Pn_zfAeTlL6o8ZpXYB") } });

        var answer = await harness.AuditAsync("/cookie-report/records.json");

        var json = answer.Json();
        Assert.That(json.GetArrayLength(), Is.EqualTo(2));
        Assert.That(json[0].EnumerateObject().Count(), Is.EqualTo(18));
        Assert.That((json[0].GetProperty("id").GetString(), json[0].GetProperty("page").GetString(), json[0].GetProperty("granted")[1].GetString(), json[0].GetProperty("region").ValueKind), Is.EqualTo((record.Id, record.Page, "analytics", System.Text.Json.JsonValueKind.Null)));
        Assert.That(answer.Body, Does.Not.Contain("</script>"));
    }

    [Test]
    public async Task Records_are_exported_in_the_profile_of_the_standard_each_valid_by_the_schema_that_ships()
    {
        await using var harness = await ReportHarness.StartAsync(new() { Records = { SampleRecord.Of(ConsentAction.Save), SampleRecord.Of(ConsentAction.RejectAll, CookieCategories.None) } });

        var answer = await harness.AuditAsync("/cookie-report/records.jsonld");

        var records = answer.Json().GetProperty("@graph").EnumerateArray().ToArray();
        Assert.That(answer.ContentType, Is.EqualTo("application/ld+json"));
        Assert.That(answer.Json().GetProperty("@context").TryGetProperty("dpv", out _), Is.True);
        Assert.That(records, Has.Length.EqualTo(2));
        foreach (var record in records)
            Assert.That(await ReceiptSchema.FaultsInRecordAsync(record), Is.Empty);
    }

    [TestCase("records.csv")]
    [TestCase("records.json")]
    [TestCase("records.jsonld")]
    public async Task Only_the_days_that_were_asked_for_are_exported(string file)
    {
        var day = DateOnly.FromDateTime(FakeTimeProvider.Start.UtcDateTime);
        await using var harness = await ReportHarness.StartAsync(new() { Records = { ReportHarness.Record(), ReportHarness.Record("AZq0Pn_zfAeTlL6o8ZpXYB", FakeTimeProvider.Start.AddDays(-2)) } });

        var answer = await harness.AuditAsync($"/cookie-report/{file}?from={day:yyyy-MM-dd}&to={day:yyyy-MM-dd}");

        Assert.That(answer.Body, Does.Contain("AZq0Pn_zfAeTlL6o8ZpXYA").And.Not.Contains("AZq0Pn_zfAeTlL6o8ZpXYB"));
        Assert.That(answer.Header("Content-Disposition"), Does.Contain($"consent-records-{day:yyyy-MM-dd}-{day:yyyy-MM-dd}."));
    }

    [TestCase("records.csv")]
    [TestCase("records.json")]
    public async Task An_export_that_is_abandoned_half_way_lets_go_of_the_store(string file)
    {
        var records = new KeptRecords { Records = { ReportHarness.Record() }, IsEndless = true };
        await using var harness = await ReportHarness.StartAsync(records);
        using var client = ((Microsoft.AspNetCore.Hosting.Server.IServer)harness.Services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer))!) is TestServer server ? server.CreateClient() : null!;
        client.DefaultRequestHeaders.Add("X-User", ReportHarness.Auditor);

        using (var response = await client.GetAsync($"/cookie-report/{file}", HttpCompletionOption.ResponseHeadersRead))
        {
            await using var body = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[100_000];
            await body.ReadExactlyAsync(buffer);
            Assert.That(Encoding.UTF8.GetString(buffer), Does.Contain("AZq0Pn_zfAeTlL6o8ZpXYA"));
            Assert.That(records.Left.Task.IsCompleted, Is.False);
        }

        await records.Left.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Test]
    public async Task Cookies_are_exported_without_their_values_and_never_as_formulas()
    {
        var records = new KeptRecords { Cookies = { ReportHarness.Cookie("=cmd|'/c calc'!A1", dropped: 2) with { Attributes = new() { Path = "/a,b", IsSecure = true, Lifetime = TimeSpan.FromDays(1) } } } };
        await using var harness = await ReportHarness.StartAsync(records);

        var lines = (await harness.AuditAsync("/cookie-report/cookies.csv")).Body.TrimStart('\uFEFF').Split("\r\n");

        Assert.That(lines[0], Does.StartWith("name,category,categoryFrom,"));
        Assert.That(lines[1], Does.StartWith("'=cmd|'/c calc'!A1,unknown,Nothing knows it,,,0,0,0,0,2,").And.Contains(",\"/a,b\",true,false,,false,86400,,"));
    }
}
