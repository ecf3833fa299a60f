using System.Net;
using System.Text;

namespace CookieConsent.Tests.Decision;

[Category("C06")]
internal sealed class BrokenConsentCookieTests
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(new() { Handler = context => context.Response.WriteAsync($"{context.GetCookieConsent().Status} {context.GetCookieConsent().Granted}") });

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public async Task No_broken_cookie_is_an_error_or_a_grant()
    {
        var valid = _harness.Site.ConsentValue(_harness.Services, CookieCategories.Analytics);
        var random = new Random(20261122);
        for (var i = 0; i < 400 * Fuzz.Factor; i++)
        {
            var broken = Break(valid, random);
            var answer = await _harness.GetAsync("/", "consent=" + broken);

            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), broken);
            Assert.That(answer.Body, Is.EqualTo("Undecided Necessary"), broken);
        }
    }

    [TestCase(4096)]
    [TestCase(8192)]
    public async Task An_oversized_cookie_is_no_decision(int length) =>
        Assert.That((await _harness.GetAsync("/", "consent=1" + new string('A', length))).Body, Is.EqualTo("Undecided Necessary"));

    [Test]
    public async Task Two_cookies_of_the_name_are_no_decision()
    {
        var consent = _harness.ConsentCookie(CookieCategories.Analytics);

        Assert.That((await _harness.GetAsync("/", consent + "; " + consent)).Body, Is.EqualTo("Undecided Necessary"));
        Assert.That((await _harness.GetAsync("/", consent + "; a=1; consent=")).Body, Is.EqualTo("Undecided Necessary"));
    }

    [TestCase("Consent")]
    [TestCase("CONSENT")]
    [TestCase("__Host-consent")]
    [TestCase("%63onsent")]
    public async Task Another_name_is_no_decision(string name) =>
        Assert.That((await _harness.GetAsync("/", _harness.ConsentCookie(CookieCategories.Analytics, name))).Body, Is.EqualTo("Undecided Necessary"));

    [TestCase(0, "Decided Necessary, Analytics")]
    [TestCase(182, "Decided Necessary, Analytics")]
    [TestCase(183, "Undecided Necessary")]
    [TestCase(-1, "Undecided Necessary")]
    public async Task The_day_of_the_decision_counts(int daysAgo, string body) =>
        Assert.That((await _harness.GetAsync("/", _harness.ConsentCookie(CookieCategories.Analytics, daysAgo: daysAgo))).Body, Is.EqualTo(body));

    /// <summary>A value that differs in length, alphabet, version or consistency, and so can be no decision.</summary>
    private static string Break(string valid, Random random)
    {
        const string foreign = "!#$%&'()*+./:<>?@[]^`{|}~ \"\\";
        var at = random.Next(1, valid.Length);
        return random.Next(6) switch
        {
            0 => valid[..at],
            1 => valid.Insert(at, "A"),
            2 => valid[..at] + foreign[random.Next(foreign.Length)] + valid[(at + 1)..],
            3 => (char)('2' + random.Next(8)) + valid[1..],
            4 => valid + valid,
            _ => Convert.ToBase64String(Encoding.UTF8.GetBytes(valid))[..random.Next(1, 17)],
        };
    }
}
