using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

internal sealed class ExemptionTests
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _harness = await RequestHarness.StartAsync(new()
        {
            IsWholeHost = true,
            After = app =>
            {
                app.MapGet("/admin", WriteAsync).WithoutCookieConsent();
                app.MapGet("/api", [WithoutCookieConsent] (HttpContext context) => WriteAsync(context));
                app.MapGet("/page", WriteAsync);
            },
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [TestCase("/admin", true)]
    [TestCase("/api", true)]
    [TestCase("/page", false)]
    public async Task Cookies_of_an_exempt_endpoint_are_neither_dropped_nor_hidden(string path, bool isExempt)
    {
        var answer = await _harness.GetAsync(path, Visitor.Refused, "promo=1");

        Assert.That(answer.Kept, isExempt ? Is.EqualTo(new[] { "stat_id", "zz" }) : Is.Empty);
        Assert.That(answer.Body.Contains("promo=1", StringComparison.Ordinal), Is.EqualTo(isExempt));
    }

    [Test]
    public void Every_exempt_endpoint_is_named_in_the_log_at_start() =>
        Assert.That(_harness.Site.Logs.WithId(35).Select(entry => entry.Text), Has.Exactly(2).Items.And.One.Contain("/admin").And.One.Contain("/api"));

    [Test]
    public async Task Nothing_is_deleted_on_an_exempt_endpoint()
    {
        var answer = await _harness.GetAsync("/admin", Visitor.Refused, "promo=1", ("Sec-Fetch-Mode", "navigate"));

        Assert.That(answer.Removals, Is.Empty);
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "stat_id=1", "zz=1" };
        return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
    }
}
