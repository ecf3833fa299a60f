namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Lines that once got past the library or might, as <see cref="CookieOracleTests"/> prints them.</summary>
public sealed class KeptCasesTests
{
    private TwinSites _sites = null!;
    private OracleBrowser _browser = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _sites = await TwinSites.StartAsync(OracleCookies.Settings);
        _browser = await OracleBrowser.OpenAsync(_sites);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _browser.DisposeAsync();
        await _sites.DisposeAsync();
    }

    [TestCase("https", CookieCategories.Analytics, false, "_ga=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600; Priority=High", "_fbp=1", "abc", "=abc", "_GA=1", " _ga =2; Path=/other")]
    [TestCase("http", null, true, "_ga=1; Max-Age=0", "promo=; expires=Thu, 01 Jan 1970 00:00:00 GMT", "lang=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=3600", TestName = "Deletions_and_what_looks_like_one")]
    [TestCase("https", CookieCategories.None, false, "__cf\u0301_bm=", TestName = "A_necessary_name_with_an_accent_in_it")]
    [TestCase("https", CookieCategories.None, false, "__utma=;Expires=1_Jan_1970x_00:00:0", TestName = "A_year_with_letters")]
    [TestCase("https", CookieCategories.None, true, "_ga=v; Expires=1st Jan 1970 00:00:00", TestName = "A_day_with_letters")]
    [TestCase("http", null, true, "_ga=v; Expires=01 Feb 1970 1:2:3:4", TestName = "A_time_of_four_numbers")]
    [TestCase("http", null, true, "_ga=v; Expires=1 Jan 1970 2100 00:00:00; Expires=never", TestName = "A_last_date_that_is_none")]
    [TestCase("http", null, true, "_ga=v; Max-Age=0; Max-Age=soon", TestName = "A_last_age_that_is_none")]
    [TestCase("http", null, true, "_ga=v; Expires=1 Jan 70 0:0:0; Max-Age=+3600", TestName = "An_age_with_a_plus")]
    [TestCase("http", null, true, "-x ~!@#$%^&*()_+-[]:<>?,./;max-age=-1", TestName = "A_deletion_without_a_name")]
    [TestCase("https", CookieCategories.Analytics, false, "\ufeff_ga=", "_ga\u00a0=1", "\u3000_ga=1", "_ga=\u00a0", TestName = "Spaces_that_are_letters_to_a_browser")]
    [TestCase("https", CookieCategories.Analytics, false, "_ga=1, _gid=2", "a=1, _ga=2; Path=/other", "\"_ga\"=1", "%5Fga=1", "_ga[0]=1; Path=/", "__Host-_ga=1; Path=/; Secure", "__secure-stat=1; Secure", TestName = "Names_next_to_a_granted_one")]
    [TestCase("https", CookieCategories.Analytics, false, "__Secure-sid=;Secure", "__Host-sid=1; Path=/; Secure", "__Http-sid=1; Secure; HttpOnly", "sid=1", TestName = "A_sessions_usual_name_beside_one_of_the_sites_own")]
    [TestCase("https", CookieCategories.Functionality, false, ".AspNetCore.Culture=c", ".AspNetCore.CultureC1=", ".AspNetCore.CookiesC1=1", TestName = "Parts_of_a_cookie_that_does_not_come_in_parts")]
    [TestCase("https", CookieCategories.Advertisement, false, "__Http-promo=1; Path=/; Secure; HttpOnly; Partitioned", "__Host-Http-promo=1; Path=/; Secure; HttpOnly", "__Http-promo=2; Secure", "\"quoted\"={\"a\":1}; Domain=.example.test", TestName = "Prefixes_and_partitions")]
    [TestCase("http", CookieCategories.None, false, "", ";", ";;", "=", ";_ga=1", "=_ga=1", "_ga", "=abc; Path=/", "Max-Age=0", TestName = "Lines_without_a_name")]
    public async Task The_browser_holds_what_was_granted_and_nothing_else(string scheme, CookieCategories? granted, bool isSeeded, params string[] lines) =>
        Assert.That(await _browser.FindFaultsAsync(new(scheme, granted, isSeeded, lines)), Is.Empty);
}
