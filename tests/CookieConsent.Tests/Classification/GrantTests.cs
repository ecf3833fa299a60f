namespace CookieConsent.Tests.Classification;

/// <summary>What a grant covers.</summary>
internal sealed class GrantTests
{
    [TestCase("stat_id", CookieCategories.Analytics, true)]
    [TestCase("stat_id", CookieCategories.Functionality | CookieCategories.Advertisement, false)]
    [TestCase("STAT_ID", CookieCategories.Analytics, false)]
    [TestCase("basket", CookieCategories.None, true)]
    [TestCase("zz_unknown", CookieCategories.All, false)]
    public void A_grant_covers_its_category_by_the_exact_name(string name, CookieCategories granted, bool isAllowed) =>
        Assert.That(IsAllowed(Vocabulary.Declare, name, granted), Is.EqualTo(isAllowed));

    [TestCase("_GA")]
    [TestCase("_Ga_X")]
    public void Another_case_of_a_known_tracker_is_blocked_even_when_all_is_granted(string name) =>
        Assert.That(IsAllowed(options => options.Services["google-analytics"] = new(), name, CookieCategories.All), Is.False);

    [Test]
    public void A_grant_covers_a_service_that_the_site_declares() =>
        Assert.That(IsAllowed(options => options.Services["google-analytics"] = new(), "_ga", CookieCategories.Analytics), Is.True);

    [Test]
    public void A_grant_does_not_cover_a_service_that_the_site_does_not_declare() => Assert.That(IsAllowed(_ => { }, "_ga", CookieCategories.All), Is.False);

    [TestCase(CookieCategories.Analytics, true)]
    [TestCase(CookieCategories.Advertisement, false)]
    public void With_undeclared_services_allowed_their_category_decides(CookieCategories granted, bool isAllowed) =>
        Assert.That(IsAllowed(options => options.UndeclaredServices = CookieHandling.Allow, "_ga", granted), Is.EqualTo(isAllowed));

    [Test]
    public void A_declared_service_takes_the_category_that_the_site_gives_it() =>
        Assert.That(IsAllowed(options => options.Services["google-analytics"] = new() { Category = CookieCategories.Advertisement }, "_ga", CookieCategories.Analytics), Is.False);

    [TestCase(CookieHandling.Allow, true)]
    [TestCase(CookieHandling.Block, false)]
    [Category("E04")]
    public void An_unknown_cookie_passes_only_where_the_site_allows_it(CookieHandling unknown, bool isAllowed)
    {
        var classification = Rules.Compile(_ => { }).Classifier.Classify("zz_unknown");

        Assert.That(classification.IsAllowed(CookieCategories.Necessary, unknown), Is.EqualTo(isAllowed));
    }

    [Test]
    public void A_cookie_of_a_declared_service_follows_the_services_category()
    {
        static void Declare(CookieConsentOptions options) =>
            options.Services["shop"] = new() { Category = CookieCategories.Functionality, Cookies = { new() { Name = "recent_*" } } };

        Assert.That(IsAllowed(Declare, "recent_1", CookieCategories.Functionality), Is.True);
        Assert.That(IsAllowed(Declare, "recent_1", CookieCategories.Analytics), Is.False);
    }

    private static bool IsAllowed(Action<CookieConsentOptions> configure, string name, CookieCategories granted) =>
        Rules.Compile(configure).Classifier.Classify(name).IsAllowed(granted | CookieCategories.Necessary, CookieHandling.Block);
}
