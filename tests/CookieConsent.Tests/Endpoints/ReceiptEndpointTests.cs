using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Endpoints;

[Category("P07")]
internal sealed class ReceiptEndpointTests
{
    private static readonly (string, string) Signal = ("Sec-GPC", "1");

    [Test]
    [Category("P01")]
    public async Task The_receipt_says_what_was_decided_on_what_was_shown()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var shown = await ShownAsync(harness, "nb");

        var cookie = await ChooseAsync(harness, $"choice=save&category=analytics&shown={shown}&returnUrl=/lamps?email=kari");
        var receipt = await ReceiptAsync(harness, cookie);

        var record = receipt.GetProperty("record");
        var analytics = Purpose(record, "analytics");
        Assert.Multiple(() =>
        {
            Assert.That(receipt.GetProperty("receipt_id").GetString(), Is.EqualTo(Store(harness).Records.Single().Id));
            Assert.That(receipt.GetProperty("schema_version").GetString(), Is.EqualTo("1"));
            Assert.That(receipt.GetProperty("source").GetString(), Is.EqualTo("record"));
            Assert.That(Texts(receipt.GetProperty("in_force"), "granted"), Is.EqualTo(["analytics"]));
            Assert.That(record.GetProperty("processing").GetProperty("privacy_notice").GetProperty("notice_hash").GetString(), Is.EqualTo(shown));
            Assert.That(record.GetProperty("processing").GetProperty("privacy_notice").GetProperty("policy_url").GetString(), Is.EqualTo("http://shop.example.com/privacy"));
            Assert.That(record.GetProperty("processing").GetProperty("privacy_notice").GetProperty("policy_version").GetString(), Is.EqualTo("2026-11"));
            Assert.That(record.GetProperty("processing").GetProperty("language").GetString(), Is.EqualTo("nb"));
            Assert.That(record.GetProperty("processing").GetProperty("withdrawal_method").GetString(), Is.EqualTo("http://shop.example.com/_cc"));
            Assert.That(record.GetProperty("parties")[0].GetProperty("name").GetString(), Is.EqualTo("Example AS"));
            Assert.That(record.GetProperty("parties")[0].GetProperty("contact").GetString(), Is.EqualTo("privacy@example.com"));
            Assert.That(record.GetProperty("event").GetProperty("event_time").GetString(), Is.EqualTo("2026-11-22T10:30:00.000Z"));
            Assert.That(record.GetProperty("event").GetProperty("event_state").GetString(), Is.EqualTo("given"));
            Assert.That(record.GetProperty("event").GetProperty("validity_duration").GetString(), Is.EqualTo("P182D"));
            Assert.That(record.GetProperty("event").GetProperty("page").GetString(), Is.EqualTo("/lamps"));
            Assert.That(analytics.GetProperty("decision").GetString(), Is.EqualTo("granted"));
            Assert.That(analytics.GetProperty("name").GetString(), Is.EqualTo("Analyse"));
            Assert.That(Texts(analytics, "recipient_third_parties"), Does.Contain("Google"));
            Assert.That(Texts(analytics.GetProperty("pii_information")[0], "names"), Does.Contain("_ga"));
            Assert.That(Purpose(record, "advertisement").GetProperty("decision").GetString(), Is.EqualTo("refused"));
            Assert.That(Services(record, "advertisement"), Is.All.EqualTo("refused"));
        });
    }

    [Test]
    public async Task A_service_that_was_refused_alone_is_refused_in_the_receipt()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices(options => options.Banner.ServiceChoice = true));

        var cookie = await ChooseAsync(harness, $"choice=save&category=analytics&service=google-analytics&shown={await ShownAsync(harness, "en")}");
        var record = (await ReceiptAsync(harness, cookie)).GetProperty("record");

        var services = Purpose(record, "analytics").GetProperty("services").EnumerateArray().ToDictionary(
            service => service.GetProperty("service_id").GetString() ?? "",
            service => service.GetProperty("decision").GetString()
        );
        Assert.That((services["google-analytics"], services["matomo"]), Is.EqualTo(("granted", "refused")));
    }

    [Test]
    [Category("S02")]
    public async Task What_the_signal_refuses_is_said_of_the_decision_and_of_today()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());

        var underSignal = await ReceiptAsync(harness, await ChooseAsync(harness, "choice=accept-all", Signal));
        Assert.That(Purpose(underSignal.GetProperty("record"), "advertisement").GetProperty("decision").GetString(), Is.EqualTo("refused_by_signal"));
        Assert.That(Texts(underSignal.GetProperty("in_force"), "granted"), Is.EqualTo(["functionality", "analytics"]));

        var before = await ChooseAsync(harness, "choice=accept-all");
        var today = (await ReceiptAsync(harness, before, Signal)).GetProperty("in_force");
        Assert.That(Texts(today, "granted"), Is.EqualTo(["functionality", "analytics"]));
        Assert.That(Texts(today, "refused_by_signal"), Is.EqualTo(["advertisement"]));
    }

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    public async Task Without_a_grant_there_is_no_receipt_and_the_settings_do_not_speak_of_one(Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());

        var answer = await harness.GetAsync("/_cc/receipt", visitor);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
        Assert.That((answer.Header("Cache-Control"), answer.Header("Vary")), Is.EqualTo(("no-store", "Cookie, Sec-GPC")));
        Assert.That(answer.Json().GetProperty("detail").GetString(), Does.Contain("no id"));
        Assert.That((await harness.GetAsync("/_cc", visitor)).Body, Does.Not.Contain("receipt"));
    }

    [Test]
    public async Task An_erased_record_is_gone()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");

        Store(harness).Erase();

        var answer = await harness.GetAsync("/_cc/receipt", cookie);
        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((HttpStatusCode.Gone, "application/problem+json")));
    }

    [Test]
    public async Task A_store_that_cannot_be_read_is_said_to_be_away()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");
        Store(harness).Fault = new InvalidOperationException("The database at 192.0.2.1 is away.");

        var answer = await harness.GetAsync("/_cc/receipt", cookie);

        Assert.That((answer.Status, answer.Header("Retry-After")), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "60")));
        Assert.That(answer.Body, Does.Not.Contain("192.0.2.1"));
    }

    [Test]
    public async Task A_store_that_never_answers_is_waited_for_no_longer_than_a_record_is()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");
        Store(harness).IsHanging = true;

        var answering = harness.GetAsync("/_cc/receipt", cookie);
        await harness.Site.Time.WhenTimersAsync(1);
        harness.Site.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await answering).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Where_the_store_cannot_be_read_the_receipt_says_what_the_cookie_says_and_that_it_is_all()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Declare });

        var receipt = await ReceiptAsync(harness, harness.ConsentCookie(CookieCategories.Analytics, daysAgo: 3));

        var record = receipt.GetProperty("record");
        Assert.That(receipt.GetProperty("source").GetString(), Is.EqualTo("consent_cookie"));
        Assert.That(record.GetProperty("event").GetProperty("event_time").GetString(), Is.EqualTo("2026-11-19"));
        Assert.That(record.GetProperty("event").GetProperty("action").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Purpose(record, "analytics").GetProperty("decision").GetString(), Is.EqualTo("granted"));
        Assert.That(Services(record, "analytics"), Is.All.EqualTo("granted").And.Not.Empty);
        Assert.That(record.GetProperty("processing").GetProperty("privacy_notice").GetProperty("policy_version").GetString(), Is.EqualTo("2026-11"));
    }

    [Test]
    [Category("C07")]
    public async Task A_receipt_from_the_cookie_names_no_services_for_a_category_that_covers_others_by_now()
    {
        await using var before = await RequestHarness.StartAsync(new() { Options = Declare });
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Options = options =>
                {
                    Declare(options);
                    options.Services["hotjar"] = new();
                },
            }
        );

        var receipt = await ReceiptAsync(harness, before.ConsentCookie(CookieCategories.Analytics | CookieCategories.Functionality));

        Assert.That(Texts(receipt.GetProperty("in_force"), "lapsed"), Is.EqualTo(["analytics"]));
        Assert.That(Purpose(receipt.GetProperty("record"), "analytics").TryGetProperty("services", out _), Is.False);
        Assert.That(Purpose(receipt.GetProperty("record"), "functionality").TryGetProperty("services", out _), Is.True);
        Assert.That(receipt.GetProperty("record").GetProperty("processing").GetProperty("privacy_notice").GetProperty("policy_version").GetString(), Is.Empty);
    }

    [Test]
    [Category("P04")]
    public async Task Nothing_of_the_visitors_address_browser_or_cookies_is_in_a_receipt()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");

        var answer = await harness.GetAsync("/_cc/receipt", cookie + "; basket=secret", ("User-Agent", "Browser/9"), ("X-Forwarded-For", "192.0.2.44"));

        Assert.That(answer.Body, Does.Not.Contain(cookie["consent=".Length..]).And.Not.Contain("secret").And.Not.Contain("Browser/9").And.Not.Contain("192.0.2.44"));
    }

    [Test]
    public async Task A_receipt_is_a_file_that_nobody_else_keeps()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");

        var get = await harness.GetAsync("/_cc/receipt", cookie);
        var head = await harness.SendAsync(Message(HttpMethod.Head, cookie));
        var post = await harness.SendAsync(Message(HttpMethod.Post, cookie));

        Assert.Multiple(() =>
        {
            Assert.That(get.ContentType, Is.EqualTo("application/json"));
            Assert.That(get.Header("Content-Disposition"), Is.EqualTo("attachment; filename=\"consent-receipt.json\""));
            Assert.That((get.Header("Cache-Control"), get.Header("Vary")), Is.EqualTo(("no-store", "Cookie, Sec-GPC")));
            Assert.That((head.Status, head.Body), Is.EqualTo((HttpStatusCode.OK, "")));
            Assert.That((head.Header("Content-Length"), head.ContentType), Is.EqualTo((get.Header("Content-Length"), get.ContentType)));
            Assert.That((post.Status, post.Header("Allow")), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
        });
    }

    [Test]
    public async Task Below_a_path_base_receipt_and_addresses_are_below_it_too()
    {
        var site = new Site { Options = Declare, Consent = Readable, Before = app => Microsoft.AspNetCore.Builder.UsePathBaseExtensions.UsePathBase(app, "/shop") };
        await using var harness = await RequestHarness.StartAsync(site);
        var cookie = harness.ConsentCookie(CookieCategories.Analytics);
        await Store(harness).AppendAsync(SampleRecord.Of(ConsentAction.Save) with { Id = "AZq0Pn_zfAeTlL6o8ZpXYA" }, default);

        var processing = (await harness.GetAsync("/shop/_cc/receipt", cookie)).Json().GetProperty("record").GetProperty("processing");

        Assert.That(processing.GetProperty("withdrawal_method").GetString(), Is.EqualTo("http://shop.example.com/shop/_cc"));
        Assert.That(processing.GetProperty("privacy_notice").GetProperty("policy_url").GetString(), Is.EqualTo("http://shop.example.com/shop/privacy"));
        Assert.That((await harness.GetAsync("/shop/_cc", cookie)).Parse().QuerySelector("footer a")!.GetAttribute("href"), Is.EqualTo("/shop/_cc/receipt?culture=en"));
    }

    [Test]
    public async Task The_settings_page_shows_the_record_id_and_leads_to_the_receipt()
    {
        await using var harness = await RequestHarness.StartAsync(WithServices());
        var cookie = await ChooseAsync(harness, "choice=accept-all");

        var footer = (await harness.GetAsync("/_cc?culture=ar", cookie)).Parse().QuerySelector("footer")!;

        Assert.That(footer.QuerySelector("code[dir=ltr]")!.TextContent, Is.EqualTo(Store(harness).Records.Single().Id));
        Assert.That(footer.QuerySelector("a")!.TextContent, Is.EqualTo("تنزيل الإيصال"));
        Assert.That((await harness.GetAsync(footer.QuerySelector("a")!.GetAttribute("href")!, cookie)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static Site WithServices(Action<CookieConsentOptions>? options = null) =>
        new() { Options = configured => { Declare(configured); options?.Invoke(configured); }, Consent = Readable };

    private static void Readable(CookieConsentBuilder consent) => consent.AddRecordStore<ReadableRecordStore>();

    private static void Declare(CookieConsentOptions options)
    {
        options.PolicyVersion = "2026-11";
        options.Controller.Contact = "privacy@example.com";
        options.Services["google-analytics"] = new();
        options.Services["matomo"] = new();
        options.Services["meta-pixel"] = new();
    }

    private static ReadableRecordStore Store(RequestHarness harness) => (ReadableRecordStore)harness.Services.GetRequiredService<IConsentRecordStore>();

    private static async Task<string> ShownAsync(RequestHarness harness, string culture) =>
        (await harness.GetAsync("/_cc?culture=" + culture)).Parse().QuerySelector("input[name=shown]")!.GetAttribute("value")!;

    private static async Task<string> ChooseAsync(RequestHarness harness, string form, params (string, string)[] headers) =>
        "consent=" + (await harness.ChooseAsync(form, "", headers)).Cookie("consent").Value;

    private static HttpRequestMessage Message(HttpMethod method, string cookie)
    {
        var message = new HttpRequestMessage(method, "/_cc/receipt");
        message.Headers.TryAddWithoutValidation("Cookie", cookie);
        return message;
    }

    /// <summary>A receipt that the schema takes.</summary>
    private static async Task<JsonElement> ReceiptAsync(RequestHarness harness, string cookie, params (string, string)[] headers)
    {
        var answer = await harness.GetAsync("/_cc/receipt", cookie, headers);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Body);
        Assert.That(await ReceiptSchema.FaultsAsync(answer.Body), Is.Empty);
        return answer.Json();
    }

    private static JsonElement Purpose(JsonElement record, string name) =>
        record.GetProperty("processing").GetProperty("purposes").EnumerateArray().Single(purpose => purpose.GetProperty("purpose").GetString() == name);

    private static IEnumerable<string?> Services(JsonElement record, string purpose) =>
        Purpose(record, purpose).GetProperty("services").EnumerateArray().Select(service => service.GetProperty("decision").GetString());

    private static IEnumerable<string?> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
