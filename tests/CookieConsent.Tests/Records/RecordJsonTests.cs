using System.Text.Json;
using System.Text.Json.Nodes;
using CookieConsent.Records;

namespace CookieConsent.Tests.Records;

[Category("P08")]
internal sealed class RecordJsonTests
{
    private static readonly RecordSite Site = new(new() { Name = "Example AS", Contact = "privacy@example.com" }, "https://example.com/privacy", "https://example.com/_cc");

    [TestCase(ConsentAction.AcceptAll, CookieCategories.Analytics, "given", "dpv:ConsentGiven")]
    [TestCase(ConsentAction.Save, CookieCategories.Analytics, "given", "dpv:ConsentGiven")]
    [TestCase(ConsentAction.Save, CookieCategories.None, "refused", "dpv:ConsentRefused")]
    [TestCase(ConsentAction.RejectAll, CookieCategories.None, "refused", "dpv:ConsentRefused")]
    [TestCase(ConsentAction.Withdraw, CookieCategories.None, "withdrawn", "dpv:ConsentWithdrawn")]
    [TestCase(ConsentAction.Signal, CookieCategories.Analytics, "withdrawn", "dpv:ConsentWithdrawn")]
    [TestCase(ConsentAction.Void, CookieCategories.None, "invalidated", "dpv:ConsentInvalidated")]
    public async Task Each_kind_of_record_is_valid_by_the_schema_that_ships(ConsentAction action, CookieCategories granted, string state, string term)
    {
        var record = Write(SampleRecord.Of(action, granted) with { PreviousId = "AZq0Pn_zfAeTlL6o8ZpXYQ" });

        Assert.That(await ReceiptSchema.FaultsInRecordAsync(record), Is.Empty);
        Assert.That(record.GetProperty("event").GetProperty("event_state").GetString(), Is.EqualTo(state));
        Assert.That(record.GetProperty("event").GetProperty("@type").GetString(), Is.EqualTo(term));
        Assert.That(record.GetProperty("header").GetProperty("previous_record_id").GetString(), Is.EqualTo("AZq0Pn_zfAeTlL6o8ZpXYQ"));
    }

    [Test]
    public async Task A_record_of_another_controller_is_not_given_the_address_of_today()
    {
        var record = Write(SampleRecord.Of(ConsentAction.Save) with { Controller = "Earlier AS", Region = "NO" });

        Assert.That(await ReceiptSchema.FaultsInRecordAsync(record), Is.Empty);
        Assert.That(record.GetProperty("parties")[0].GetProperty("name").GetString(), Is.EqualTo("Earlier AS"));
        Assert.That(record.GetProperty("parties")[0].GetProperty("contact").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(record.GetProperty("processing").GetProperty("jurisdiction").GetString(), Is.EqualTo("NO"));
    }

    [TestCase("{")]
    [TestCase("""{"categories":[{"id":"analytics"}]}""")]
    [TestCase("""{"categories":5}""")]
    public async Task A_snapshot_that_somebody_changed_leaves_a_record_without_services(string snapshot)
    {
        var notice = new ConsentNotice { Hash = "abc", Surface = ConsentSurface.Banner, Language = "en", Layout = ConsentBannerLayout.Bar, PolicyVersion = "", Scope = "", Snapshot = snapshot, Html = "" };

        var record = Write(SampleRecord.Of(ConsentAction.Save) with { Notice = notice, Scope = "" });

        Assert.That(await ReceiptSchema.FaultsInRecordAsync(record), Is.Empty);
        Assert.That(record.GetProperty("processing").GetProperty("privacy_notice").GetProperty("layout").GetString(), Is.EqualTo("bar"));
    }

    [TestCase("header", "record_id")]
    [TestCase("processing", "language")]
    [TestCase("event", "event_time")]
    public async Task The_schema_misses_what_a_record_must_have(string section, string field)
    {
        var node = JsonNode.Parse(Write(SampleRecord.Of(ConsentAction.Save)).GetRawText())!;
        node[section]!.AsObject().Remove(field);

        Assert.That(await ReceiptSchema.FaultsInRecordAsync(JsonSerializer.SerializeToElement(node)), Has.Some.Contains(field));
    }

    [Test]
    public async Task The_schema_takes_no_field_that_it_does_not_know()
    {
        var node = JsonNode.Parse(Write(SampleRecord.Of(ConsentAction.Save)).GetRawText())!;
        node["event"]!["ip_address"] = "192.0.2.1";

        Assert.That(await ReceiptSchema.FaultsInRecordAsync(JsonSerializer.SerializeToElement(node)), Is.Not.Empty);
    }

    [Test]
    public void Every_field_has_a_meaning_in_the_vocabulary_or_only_orders_or_explains()
    {
        using var context = JsonDocument.Parse(RecordProfile.Context.ToArray());
        var prefixes = new[] { "dpv", "dct", "xsd" };

        var terms = context.RootElement.EnumerateObject().Where(term => term.Name[0] != '@' && !prefixes.Contains(term.Name));

        Assert.That(terms.Select(term => term.Value.ValueKind == JsonValueKind.String ? term.Value.GetString() : term.Value.GetProperty("@id").GetString()), Is.All.Matches("^(dpv:|dct:|@nest$)"));
    }

    private static JsonElement Write(ConsentRecord record)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
            RecordJson.Write(json, record, Site);
        using var document = JsonDocument.Parse(body.ToArray());
        return document.RootElement.Clone();
    }
}
