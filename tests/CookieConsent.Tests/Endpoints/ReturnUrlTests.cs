using System.Net;

namespace CookieConsent.Tests.Endpoints;

internal sealed class ReturnUrlTests
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(new());

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [TestCase("/", "/")]
    [TestCase("/page", "/page")]
    [TestCase("/page?a=1&b=2#top", "/page?a=1&b=2#top")]
    [TestCase("/a//b", "/a//b")]
    [TestCase("/a?u=https://evil.example", "/a?u=https://evil.example")]
    [TestCase("/%09/evil", "/%09/evil")]
    [TestCase("/blåbær", "/bl%C3%A5b%C3%A6r")]
    [TestCase("/a b", "/a%20b")]
    [TestCase("/😀", "/%F0%9F%98%80")]
    public async Task A_local_address_is_gone_to(string returnUrl, string location) => Assert.That(await LocationAsync(returnUrl), Is.EqualTo(location));

    [TestCase("")]
    [TestCase("//evil.example")]
    [TestCase("///evil.example")]
    [TestCase("/\\evil.example")]
    [TestCase("\\\\evil.example")]
    [TestCase("\\/evil.example")]
    [TestCase("/\t/evil.example")]
    [TestCase("/\r\n/evil.example")]
    [TestCase("/a\r\nSet-Cookie: promo=1")]
    [TestCase("/a\nX: y")]
    [TestCase("/\0/evil.example")]
    [TestCase("/\u0085/evil.example")]
    [TestCase(" //evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("http:evil.example")]
    [TestCase("https:///evil.example")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("evil.example")]
    [TestCase("?a=1")]
    [TestCase("~/page")]
    public async Task Any_other_address_goes_to_the_root(string returnUrl) => Assert.That(await LocationAsync(returnUrl), Is.EqualTo("/"));

    [TestCase("http://shop.example.com/from?a=1", "/from?a=1")]
    [TestCase("https://evil.example/from", "/")]
    [TestCase("http://shop.example.com:8080/from", "/")]
    [TestCase("http://shop.example.com//evil.example", "/")]
    [TestCase("nonsense", "/")]
    public async Task Without_a_return_address_the_referring_page_of_this_host_is_gone_to(string referrer, string location)
    {
        var answer = await _harness.ChooseAsync("choice=reject-all", "", ("Referer", referrer));

        Assert.That(answer.Header("Location"), Is.EqualTo(location));
    }

    [TestCase("/a\u2028Consent granted", "/a%E2%80%A8Consent%20granted")]
    [TestCase("/\u202Egpj.exe?id=7", "/%E2%80%AEgpj.exe")]
    [TestCase("/blåbær", "/bl%C3%A5b%C3%A6r")]
    [Category("P01")]
    public async Task A_record_names_the_page_in_letters_that_no_log_can_mistake(string returnUrl, string page)
    {
        await _harness.ChooseAsync("choice=reject-all&returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.That(_harness.Site.Store.Records[^1].Page, Is.EqualTo(page));
    }

    private async Task<string?> LocationAsync(string returnUrl)
    {
        var answer = await _harness.ChooseAsync("choice=reject-all&returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        return answer.Header("Location");
    }
}
