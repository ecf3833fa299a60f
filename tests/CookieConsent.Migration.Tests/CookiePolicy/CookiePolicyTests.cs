extern alias CookiePolicyAfter;
extern alias CookiePolicyBefore;

namespace CookieConsent.Migration.Tests.CookiePolicy;

/// <summary>The templates' banner on <c>UseCookiePolicy</c>.</summary>
internal sealed class CookiePolicyTests : MigrationContract<CookiePolicyBefore::Program, CookiePolicyAfter::Program>
{
    protected override string[] Paths => ["/?theme=dark&campaign=spring"];

    protected override (string Name, string Value) OldConsent => (".AspNet.Consent", "yes");

    protected override string OldRefusal => "no";

    protected override string[] SetBeforeConsent => ["campaign"];

    protected override IReadOnlyDictionary<CookieCategories, string[]> Cookies { get; } =
        new Dictionary<CookieCategories, string[]>
        {
            [CookieCategories.Functionality] = ["theme"],
            [CookieCategories.Analytics] = ["visits"],
            [CookieCategories.Advertisement] = ["campaign"],
        };

    [Test]
    [Category("E02")]
    public async Task A_page_that_withdraws_through_the_framework_needs_no_change_and_now_deletes_what_was_set()
    {
        using var before = Before.NewVisitor();
        before.Keep(OldConsent.Name, OldConsent.Value);
        await VisitAsync(before);
        await before.SubmitAsync(await before.GetAsync("/Privacy"), "main form");
        Assert.That(before.CookieNames, Is.SupersetOf(new[] { "theme", "visits", "campaign" }).And.Not.Contain(OldConsent.Name));

        using var after = After.NewVisitor();
        await after.PostAsync("/_cc", ("choice", "accept-all"));
        await VisitAsync(after);
        await after.SubmitAsync(await after.GetAsync("/Privacy"), "main form");

        Assert.That(After.Store.Records[^1].Action, Is.EqualTo(ConsentAction.Withdraw));
        Assert.That(after.CookieNames.Intersect(["theme", "visits", "campaign"]), Is.Empty);
    }
}
