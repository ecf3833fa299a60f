using CookieConsent.Enforcement;

namespace CookieConsent.Tests.Enforcement;

[Category("E11")]
internal sealed class CookieDeletionTests
{
    private const string Past = "Thu, 01 Jan 1970 00:00:00 GMT";
    private const string Future = "Fri, 01 Jan 2100 00:00:00 GMT";

    [TestCase("a=; Max-Age=0")]
    [TestCase("a=; max-age=-1")]
    [TestCase("a=; MAX-AGE = 00")]
    [TestCase("a=; expires=" + Past)]
    [TestCase("a=; Max-Age=10; Max-Age=0")]
    [TestCase("a=; Expires=" + Future + "; Max-Age=0")]
    [TestCase("a=; Max-Age=0; Expires=" + Future)]
    [TestCase("a=; Expires=" + Future + "; Expires=" + Past)]
    [TestCase("a=; Expires=" + Past + "; Expires=never")]
    [TestCase("a=; Max-Age=0; Max-Age=soon")]
    [TestCase("a=; Expires=" + Past + "; Max-Age=")]
    [TestCase("a=v; Path=/; Max-Age=0")]
    public void A_deletion_is_what_a_browser_treats_as_one(string line) => Assert.That(CookieDeletion.Is(line, FakeTimeProvider.Start), Is.True);

    [TestCase("a=")]
    [TestCase("a=; Max-Age=1")]
    [TestCase("a=; Expires=" + Future)]
    [TestCase("a=; Expires=" + Past + "; Max-Age=31536000", TestName = "A_past_date_beside_a_positive_age_is_none")]
    [TestCase("a=; Max-Age=31536000; Expires=" + Past, TestName = "A_past_date_after_a_positive_age_is_none")]
    [TestCase("a=; Max-Age=0; Max-Age=31536000", TestName = "The_last_age_counts")]
    [TestCase("a=; Expires=" + Past + "; Expires=" + Future, TestName = "The_last_date_counts")]
    [TestCase("a=; Max-Age=0x")]
    [TestCase("a=; Max-Age=+0")]
    [TestCase("a=; Max-Age=-")]
    [TestCase("a=; Expires=0")]
    [TestCase("Max-Age=0")]
    [TestCase("a=\"; Max-Age=0\"")]
    [TestCase("a=; XMax-Age=0")]
    public void A_line_that_only_looks_like_a_deletion_is_none(string line) => Assert.That(CookieDeletion.Is(line, FakeTimeProvider.Start), Is.False);

    [Test]
    public void An_attribute_too_long_for_a_browser_does_not_count() => Assert.That(CookieDeletion.Is("a=; Max-Age=" + new string('0', 1025), FakeTimeProvider.Start), Is.False);

    [Test]
    public void A_date_counts_as_past_by_the_sites_clock()
    {
        const string line = "a=; Expires=Sun, 22 Nov 2026 10:30:00 GMT";

        Assert.That(CookieDeletion.Is(line, FakeTimeProvider.Start), Is.True);
        Assert.That(CookieDeletion.Is(line, FakeTimeProvider.Start - TimeSpan.FromSeconds(1)), Is.False);
    }

    [Test]
    public async Task A_deletion_of_a_cookie_that_is_not_granted_passes_without_its_value()
    {
        var answer = await RequestHarness.RunAsync(null, null, context =>
        {
            context.Response.Headers.SetCookie = new[] { " stat_id =smuggled; Path=/x; Max-Age=0; Partitioned", "promo=; expires=" + Past, "zz=v; max-age=0" };
            return Task.CompletedTask;
        });

        Assert.That(answer.Lines, Is.EqualTo(new[] { "stat_id=; Path=/x; Max-Age=0; Partitioned", "promo=; expires=" + Past, "zz=; max-age=0" }));
    }

    [TestCase("promo=v; Expires=" + Past + "; Expires=never", TestName = "Chromium_lets_the_last_date_count_also_where_it_is_none")]
    [TestCase("promo=v; Max-Age=0; Max-Age=soon", TestName = "Chromium_lets_the_last_age_count_also_where_it_is_none")]
    [TestCase("promo=v; Expires=1st Jan 1970 00:00:00", TestName = "Chromium_takes_no_day_with_letters")]
    [TestCase("promo=v; Expires=1 Jan 1970x 00:00:00", TestName = "Chromium_takes_no_year_with_letters")]
    [TestCase("promo=v; Expires=1 Jan 1970 1:2:3:4", TestName = "Chromium_takes_no_time_of_four_numbers")]
    [TestCase("promo=v; Expires=1 Jan 1970 00:00:00; Max-Age=+3600", TestName = "Chromium_takes_an_age_with_a_plus")]
    public async Task A_deletion_that_not_every_browser_takes_for_one_is_made_plain(string line)
    {
        var answer = await RequestHarness.RunAsync(null, null, context =>
        {
            context.Response.Headers.SetCookie = line;
            return Task.CompletedTask;
        });

        Assert.That(answer.Lines, Is.EqualTo(new[] { line.Replace("promo=v", "promo=", StringComparison.Ordinal) + "; Max-Age=0" }));
    }

    [Test]
    public async Task A_deletion_of_a_granted_cookie_is_left_as_it_is()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.SetCookie = "stat_id=kept; Max-Age=0";
                return Task.CompletedTask;
            },
        });

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Lines, Is.EqualTo(new[] { "stat_id=kept; Max-Age=0" }));
    }

    [Test]
    public async Task A_fake_deletion_is_dropped()
    {
        var answer = await RequestHarness.RunAsync(null, null, context =>
        {
            context.Response.Headers.SetCookie = "stat_id=smuggled; Expires=" + Past + "; Max-Age=31536000";
            return Task.CompletedTask;
        });

        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task The_frameworks_own_delete_passes()
    {
        var answer = await RequestHarness.RunAsync(null, null, context =>
        {
            context.Response.Cookies.Delete("stat_id");
            return Task.CompletedTask;
        });

        Assert.That(answer.Cookies.Single().Name, Is.EqualTo("stat_id"));
    }
}
