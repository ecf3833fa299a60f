using System.Net;

namespace CookieConsent.Tests.Endpoints;

internal sealed class CrossSiteTests
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(new());

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [TestCase("same-origin", true)]
    [TestCase("none", true)]
    [TestCase("same-site", false)]
    [TestCase("cross-site", false)]
    [TestCase("Same-Origin", false)]
    [TestCase("something-new", false)]
    public async Task The_browsers_word_on_the_sender_decides(string site, bool isAllowed) => Assert.That(await IsAllowedAsync("/_cc", ("Sec-Fetch-Site", site)), Is.EqualTo(isAllowed));

    [TestCase("http://shop.example.com", "/_cc", true)]
    [TestCase("http://SHOP.example.com", "/_cc", true)]
    [TestCase("https://shop.example.com", "/_cc", true, TestName = "A_proxy_that_ends_TLS_may_have_changed_the_scheme")]
    [TestCase("http://shop.example.com:8080", "http://shop.example.com:8080/_cc", true)]
    [TestCase("https://shop.example.com", "https://shop.example.com/_cc", true)]
    [TestCase("http://shop.example.com:8080", "/_cc", false)]
    [TestCase("http://shop.example.com", "http://shop.example.com:8080/_cc", false)]
    [TestCase("http://[::1]:8080", "http://[::1]:8080/_cc", true)]
    [TestCase("http://evil.example", "/_cc", false)]
    [TestCase("http://example.com", "/_cc", false)]
    [TestCase("http://shop.example.com.evil.example", "/_cc", false)]
    [TestCase("http://shop.example.com@evil.example", "/_cc", false)]
    [TestCase("null", "/_cc", false)]
    [TestCase("shop.example.com", "/_cc", false)]
    [TestCase("file://shop.example.com", "/_cc", false)]
    [TestCase("chrome-extension://shop.example.com", "/_cc", false)]
    public async Task Without_it_the_origin_must_be_the_host(string origin, string path, bool isAllowed) => Assert.That(await IsAllowedAsync(path, ("Origin", origin)), Is.EqualTo(isAllowed));

    [Test]
    public async Task What_is_no_browser_is_allowed() => Assert.That(await IsAllowedAsync("/_cc"), Is.True);

    [Test]
    public async Task The_browsers_word_comes_before_the_origin()
    {
        Assert.That(await IsAllowedAsync("/_cc", ("Sec-Fetch-Site", "cross-site"), ("Origin", "http://shop.example.com")), Is.False);
        Assert.That(await IsAllowedAsync("/_cc", ("Sec-Fetch-Site", "same-origin"), ("Origin", "null")), Is.True);
    }

    [Test]
    public async Task Two_words_on_the_sender_are_refused() =>
        Assert.That(await IsAllowedAsync("/_cc", ("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")), Is.False);

    [TestCase("Sec-Fetch-Site:")]
    [TestCase("Origin:")]
    public async Task An_empty_word_is_no_word_for_this_site(string header)
    {
        await using var harness = await KestrelHarness.StartAsync(new());

        var head = await harness.SendRawAsync("POST /_cc HTTP/1.1", "Connection: close", "Content-Length: 0", header);

        Assert.That(head[0], Does.Contain("403"));
    }

    private async Task<bool> IsAllowedAsync(string path, params (string, string)[] headers)
    {
        var before = _harness.Site.Store.Records.Count;
        var answer = await _harness.PostAsync(path, "choice=reject-all", "application/x-www-form-urlencoded", "", headers);

        // A choice is either taken and recorded, or refused and nowhere to be found.
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther).Or.EqualTo(HttpStatusCode.Forbidden));
        var isAllowed = answer.Status == HttpStatusCode.SeeOther;
        Assert.That(answer.Lines.Count > 0, Is.EqualTo(isAllowed));
        Assert.That(_harness.Site.Store.Records, Has.Count.EqualTo(before + (isAllowed ? 1 : 0)));
        return isAllowed;
    }
}
