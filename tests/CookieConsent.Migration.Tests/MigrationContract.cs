using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Migration.Tests;

/// <summary>What each guide promises, asked of its site as it was and as it is after the steps.</summary>
/// <typeparam name="TBefore">The site as it was.</typeparam>
/// <typeparam name="TAfter">The site after the steps.</typeparam>
internal abstract class MigrationContract<TBefore, TAfter>
    where TBefore : class
    where TAfter : class
{
    private static readonly CookieCategories[] Optional = [CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];

    /// <summary>The site as it was.</summary>
    protected MigratedSite Before { get; private set; } = null!;

    /// <summary>The site after the steps.</summary>
    protected MigratedSite After { get; private set; } = null!;

    /// <summary>What is asked of it, in this order.</summary>
    protected abstract string[] Paths { get; }

    /// <summary>The cookie that kept the old tool's consent, as one who accepted everything has it.</summary>
    protected abstract (string Name, string Value) OldConsent { get; }

    /// <summary>The value of that cookie of one who refused.</summary>
    protected abstract string OldRefusal { get; }

    /// <summary>What the site as it was sets for a visitor who has not been asked.</summary>
    protected abstract string[] SetBeforeConsent { get; }

    /// <summary>The cookies that its server sets, of each category.</summary>
    protected abstract IReadOnlyDictionary<CookieCategories, string[]> Cookies { get; }

    private string[] AllCookies => [.. Cookies.Values.SelectMany(names => names)];

    [OneTimeSetUp]
    public void Start()
    {
        Before = MigratedSite.Start<TBefore>();
        After = MigratedSite.Start<TAfter>();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Before.DisposeAsync();
        await After.DisposeAsync();
    }

    [Test]
    public async Task The_site_as_it_was_sets_cookies_before_anybody_is_asked()
    {
        using var visitor = Before.NewVisitor();

        Assert.That(await VisitAsync(visitor), Is.EquivalentTo(SetBeforeConsent).And.Not.Empty);
    }

    [Test]
    public async Task The_site_as_it_was_sets_the_same_cookies_after_a_refusal()
    {
        using var visitor = Before.NewVisitor();
        visitor.Keep(OldConsent.Name, OldRefusal);

        Assert.That(await VisitAsync(visitor), Is.EquivalentTo(SetBeforeConsent));
    }

    [Test]
    public async Task The_site_as_it_was_takes_a_cookie_that_anybody_could_write_for_consent()
    {
        using var visitor = Before.NewVisitor();
        visitor.Keep(OldConsent.Name, OldConsent.Value);

        Assert.That(await VisitAsync(visitor), Is.EquivalentTo(AllCookies));
    }

    [Test]
    [Category("E01")]
    public async Task Now_nothing_is_set_before_a_choice_and_the_visitor_is_asked()
    {
        using var visitor = After.NewVisitor();

        Assert.That(await VisitAsync(visitor), Is.Empty);
        Assert.That(await IsAskedAsync(visitor), Is.True);
    }

    [Test]
    public async Task Who_accepts_gets_everything_and_is_not_asked_again()
    {
        using var visitor = After.NewVisitor();
        await visitor.PostAsync("/_cc", ("choice", "accept-all"));

        Assert.That(await VisitAsync(visitor), Is.EquivalentTo(AllCookies));
        Assert.That(await IsAskedAsync(visitor), Is.False);
    }

    [Test]
    public async Task Who_accepts_one_category_gets_its_cookies([ValueSource(nameof(Optional))] CookieCategories category)
    {
        using var visitor = After.NewVisitor();
        await visitor.ChooseAsync(category);

        Assert.That(await VisitAsync(visitor), Is.EquivalentTo(Cookies.GetValueOrDefault(category, [])));
    }

    [Test]
    [Category("E02")]
    public async Task Who_refuses_gets_nothing_and_is_not_asked_again()
    {
        using var visitor = After.NewVisitor();
        await visitor.PostAsync("/_cc", ("choice", "reject-all"));

        Assert.That(await VisitAsync(visitor), Is.Empty);
        Assert.That(await IsAskedAsync(visitor), Is.False);
    }

    [Test]
    [Category("E12")]
    public async Task Who_withdraws_loses_what_was_set()
    {
        using var visitor = After.NewVisitor();
        await visitor.PostAsync("/_cc", ("choice", "accept-all"));
        await VisitAsync(visitor);
        Assert.That(visitor.CookieNames, Is.SupersetOf(AllCookies));

        await visitor.PostAsync("/_cc", ("choice", "reject-all"));

        Assert.That(visitor.CookieNames.Intersect(AllCookies), Is.Empty);
        Assert.That(await VisitAsync(visitor), Is.Empty);
    }

    [Test]
    [Category("P01")]
    public async Task The_old_consent_is_none_here_and_its_cookie_goes()
    {
        using var visitor = After.NewVisitor();
        visitor.Keep(OldConsent.Name, OldConsent.Value);
        var records = After.Store.Records.Count;

        var isAsked = await IsAskedAsync(visitor);

        Assert.That(isAsked, Is.True);
        Assert.That(visitor.CookieNames, Does.Not.Contain(OldConsent.Name));
        Assert.That(await VisitAsync(visitor), Is.Empty);
        Assert.That(After.Store.Records, Has.Count.EqualTo(records));
    }

    [Test]
    [Category("E03")]
    public async Task What_was_set_under_the_old_consent_is_hidden_and_then_deleted_where_it_is_refused()
    {
        using var visitor = After.NewVisitor();
        foreach (var name in AllCookies)
            visitor.Keep(name, "old");

        var seen = (await visitor.GetAsync(Paths[0])).Seen;
        Assert.That(seen.Intersect(AllCookies), Is.Empty);
        Assert.That(visitor.CookieNames, Is.SupersetOf(AllCookies));

        await visitor.PostAsync("/_cc", ("choice", "reject-all"));

        Assert.That(visitor.CookieNames.Intersect(AllCookies), Is.Empty);
    }

    /// <summary>Asks for every path; the names of the cookies that were set, without those that a visitor needs not be asked for.</summary>
    protected async Task<IReadOnlyList<string>> VisitAsync(Visitor visitor)
    {
        var names = new HashSet<string>();
        foreach (var path in Paths)
        {
            var reply = await visitor.GetAsync(path);
            Assert.That((int)reply.Status, Is.EqualTo(200), reply.Body);
            names.UnionWith(reply.Cookies.Where(cookie => !cookie.IsDeletion).Select(cookie => cookie.Name));
        }
        names.RemoveWhere(name => name.StartsWith(".AspNetCore.", StringComparison.Ordinal));
        return [.. names];
    }

    private async Task<bool> IsAskedAsync(Visitor visitor) => (await visitor.GetAsync(Paths[0])).Document.QuerySelector("[data-ccx-banner]") is not null;
}
