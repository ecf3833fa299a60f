using System.Net;

namespace CookieConsent.Tests.Endpoints;

internal sealed class MalformedChoiceTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(new());

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [TestCase("")]
    [TestCase("choice=")]
    [TestCase("choice")]
    [TestCase("choice=accept")]
    [TestCase("choice=Accept-All")]
    [TestCase("choice=accept-all&choice=reject-all")]
    [TestCase("choice=accept-all&choice=accept-all")]
    [TestCase("category=analytics")]
    [TestCase("choice=save&category=marketing")]
    [TestCase("choice=save&category=")]
    [TestCase("choice=save&category=analytics,advertisement")]
    [TestCase("choice=save&category=all")]
    [TestCase("choice=save&category=4")]
    [TestCase("choice=accept-all&category=nonsense")]
    [TestCase("{\"choice\":\"accept-all\"}")]
    public Task A_form_that_says_nothing_clear_is_refused(string body) => ExpectAsync(HttpStatusCode.BadRequest, body, Form);

    [TestCase("")]
    [TestCase("{")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"accept-all\"")]
    [TestCase("{}")]
    [TestCase("""{"choice":null}""")]
    [TestCase("""{"choice":1}""")]
    [TestCase("""{"choice":["accept-all"]}""")]
    [TestCase("""{"choice":"accept-all","choice":"reject-all"}""")]
    [TestCase("""{"choice":"save","categories":"analytics"}""")]
    [TestCase("""{"choice":"save","categories":[4]}""")]
    [TestCase("""{"choice":"save","categories":[null]}""")]
    [TestCase("""{"choice":"save","categories":["marketing"]}""")]
    [TestCase("""{"choice":"accept-all"} {}""")]
    [TestCase("""{"choice":"accept-all","returnUrl":5}""")]
    [TestCase("choice=accept-all")]
    public Task Json_that_says_nothing_clear_is_refused(string body) => ExpectAsync(HttpStatusCode.BadRequest, body, "application/json");

    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("text/plain")]
    [TestCase("text/html")]
    [TestCase("application/xml")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase(null)]
    public Task Another_content_type_is_refused(string? contentType) => ExpectAsync(HttpStatusCode.UnsupportedMediaType, "choice=accept-all", contentType);

    [TestCase(Form)]
    [TestCase("application/json")]
    public Task A_body_over_4_kilobytes_is_refused(string contentType) => ExpectAsync(HttpStatusCode.RequestEntityTooLarge, "choice=accept-all&x=" + new string('x', 4096), contentType);

    [Test]
    public async Task A_body_of_4_kilobytes_is_read()
    {
        const string start = "choice=reject-all&x=";

        Assert.That((await _harness.ChooseAsync(start + new string('x', 4096 - start.Length))).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        await ExpectAsync(HttpStatusCode.RequestEntityTooLarge, start + new string('x', 4097 - start.Length), Form);
    }

    [Test]
    public async Task A_body_of_unknown_length_is_cut_off_too()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new StreamContent(new MemoryStream(new byte[5000])) };
        message.Content.Headers.ContentType = new(Form);
        message.Headers.TransferEncodingChunked = true;

        Assert.That((await _harness.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_body_that_is_no_utf8_is_refused()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new ByteArrayContent([.. "choice=accept-all&x="u8, 0xC3, 0x28]) };
        message.Content.Headers.ContentType = new(Form);

        Assert.That((await _harness.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("application/x-www-form-urlencoded; charset=UTF-8")]
    [TestCase("Application/X-WWW-Form-Urlencoded")]
    public async Task A_content_type_is_read_whatever_its_case_and_charset(string contentType) =>
        Assert.That((await _harness.PostAsync("/_cc", "choice=reject-all", contentType)).Status, Is.EqualTo(HttpStatusCode.SeeOther));

    private async Task ExpectAsync(HttpStatusCode status, string body, string? contentType)
    {
        var answer = await _harness.PostAsync("/_cc", body, contentType);

        Assert.That(answer.Status, Is.EqualTo(status));
        Assert.That(answer.ContentType, Does.StartWith("application/problem+json"));
        Assert.That(answer.Json().GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(answer.Json().GetProperty("detail").GetString(), Is.Not.Empty);
        Assert.That(answer.Lines, Is.Empty);
    }
}
