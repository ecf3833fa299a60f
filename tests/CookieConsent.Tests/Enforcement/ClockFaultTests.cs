using System.Net;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The clock fails or is set back.</summary>
[Category("E18")]
internal sealed class ClockFaultTests
{
    [TestCase("choice=accept-all")]
    [TestCase("choice=save&category=analytics")]
    [TestCase("choice=reject-all")]
    public async Task Without_a_day_no_choice_is_written_and_the_visitor_is_told(string form)
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var before = harness.ConsentCookie(CookieCategories.Analytics);
        harness.Site.Time.Fault = new InvalidOperationException("The clock stopped.");

        foreach (var cookie in new[] { "", before })
        {
            var answer = await harness.ChooseAsync(form, cookie);

            Assert.That((answer.Status, answer.ContentType, answer.Lines.Count), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "application/problem+json", 0)));
        }
        Assert.That(harness.Site.Store.Records, Is.Empty);
        Assert.That(harness.Site.Logs.WithId(29), Has.Count.EqualTo(2));
    }

    [Test]
    [Category("C06")]
    public async Task Set_back_it_makes_a_decision_one_of_the_future_which_is_none()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = WriteAsync });
        var cookie = harness.ConsentCookie(CookieCategories.All & ~CookieCategories.Necessary);

        harness.Site.Time.Advance(TimeSpan.FromDays(-2));

        var answer = await harness.GetAsync("/", cookie);
        Assert.That((answer.Body, string.Join(' ', answer.Kept)), Is.EqualTo(("Undecided Necessary", Vocabulary.Necessary)));
    }

    [Test]
    [Category("C02")]
    public async Task Set_back_while_a_choice_is_made_it_makes_no_cookie_that_outlives_its_lifetime()
    {
        Site site = null!;
        site = new()
        {
            Handler = async context =>
            {
                await context.GetCookieConsent().SetAsync(CookieCategories.All);
                site.Time.Advance(TimeSpan.FromDays(-300));
            },
        };
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync()).Cookie("consent")["Max-Age"], Is.EqualTo($"{TimeSpan.FromDays(182).TotalSeconds}"));
    }

    private static Task WriteAsync(HttpContext context)
    {
        foreach (var name in Writers.WrittenNames)
            context.Response.Cookies.Append(name, "1");
        return context.Response.WriteAsync($"{context.GetCookieConsent().Status} {context.GetCookieConsent().Granted}");
    }
}
