using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

[Category("C07")]
internal sealed class ScopeFingerprintTests
{
    private static readonly string Unchanged = Rules.Compile(Declare).Scope;

    [Test]
    public void A_scope_has_four_characters_for_each_optional_category() => Assert.That(Unchanged, Does.Match("^[A-Za-z0-9_-]{12}$"));

    [Test]
    public void A_new_cookie_changes_its_category_only() => Assert.That(Changed(options => options.Cookies[CookieCategories.Analytics] = ["stat_id", "more"]), Is.EqualTo(CookieCategories.Analytics));

    [Test]
    public void A_new_service_changes_its_category_only() => Assert.That(Changed(options => options.Services["meta-pixel"] = new()), Is.EqualTo(CookieCategories.Advertisement));

    [Test]
    public void A_service_that_moves_changes_both_categories() =>
        Assert.That(Changed(options => options.Services["google-analytics"].Category = CookieCategories.Functionality), Is.EqualTo(CookieCategories.Functionality | CookieCategories.Analytics));

    [Test]
    public void A_new_policy_version_changes_every_category() =>
        Assert.That(Changed(options => options.PolicyVersion = "2026-12"), Is.EqualTo(CookieCategories.All & ~CookieCategories.Necessary));

    [Test]
    public void Letting_undeclared_services_in_changes_every_category() =>
        Assert.That(Changed(options => options.UndeclaredServices = CookieHandling.Allow), Is.EqualTo(CookieCategories.All & ~CookieCategories.Necessary));

    [Test]
    public void Free_text_changes_nothing() =>
        Assert.That(
            Changed(options =>
            {
                options.PolicyUrl = "/other";
                options.Controller.Name = "Other AS";
                options.Services["google-analytics"].Purpose = "Counting.";
                options.Services["google-analytics"].Name = "GA";
                options.Banner.Texts["en"] = new Dictionary<string, string> { ["Title"] = "Cookies" };
                options.Banner.Theme = ConsentTheme.Dark;
            }),
            Is.EqualTo(CookieCategories.None)
        );

    [Test]
    public void A_necessary_cookie_changes_nothing() => Assert.That(Changed(options => options.Cookies[CookieCategories.Necessary] = ["basket", "cart"]), Is.EqualTo(CookieCategories.None));

    [Test]
    public void The_order_of_cookies_and_the_case_of_ids_change_nothing() =>
        Assert.That(
            Changed(options =>
            {
                options.Cookies[CookieCategories.Functionality] = ["lang"];
                options.Services.Remove("google-analytics");
                options.Services["Google-Analytics"] = new();
            }),
            Is.EqualTo(CookieCategories.None)
        );

    private static void Declare(CookieConsentOptions options)
    {
        Vocabulary.Declare(options);
        options.Services["google-analytics"] = new();
    }

    private static CookieCategories Changed(Action<CookieConsentOptions> change)
    {
        var scope = Rules.Compile(options =>
        {
            Declare(options);
            change(options);
        }).Scope;
        return ScopeFingerprint.Categories.Where((_, i) => scope.Substring(i * 4, 4) != Unchanged.Substring(i * 4, 4)).Aggregate(CookieCategories.None, (all, one) => all | one);
    }
}
