using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Tests.Classification;

/// <summary>Names that the code of many sites gives to cookies of its own: the catalogue knows what they mostly are, and the site knows better.</summary>
internal sealed class CommonNameTests
{
    private const string Name = "dark_mode";

    private static readonly ServiceCatalogue Catalogue = new(
        [
            new("general-appearance", "Appearance", null, null, CookieCategories.Functionality, "preferences", [], [new(Name, TimeSpan.FromDays(365))]),
            new("general-basket", "Shopping Basket", null, null, CookieCategories.Necessary, "session", [], [new("cart_id", null)]),
        ]
    );

    [Test]
    public void It_has_the_category_that_it_mostly_has() =>
        Assert.That(Classify(Name), Is.EqualTo((ClassificationSource.Catalogue, CookieCategories.Functionality)));

    [Test]
    public void An_essential_append_overrules_it() =>
        Assert.That(Classify(Name, isEssential: true), Is.EqualTo((ClassificationSource.DeclaredInCode, CookieCategories.Necessary)));

    [Test]
    public void The_sites_bare_star_overrules_it() =>
        Assert.That(Classify(Name, options => options.Cookies[CookieCategories.Analytics] = ["*"]), Is.EqualTo((ClassificationSource.SiteDefault, CookieCategories.Analytics)));

    [TestCase(CookieHandling.Allow, true)]
    [TestCase(CookieHandling.Block, false)]
    [Category("E04")]
    public void It_passes_where_unknown_cookies_pass(CookieHandling unknown, bool isAllowed) =>
        Assert.That(Compile(_ => { }).Classify(Name).IsAllowed(CookieCategories.All, unknown), Is.EqualTo(isAllowed));

    [Test]
    public void A_necessary_one_always_passes() =>
        Assert.That(Compile(_ => { }).Classify("cart_id").IsAllowed(CookieCategories.Necessary, CookieHandling.Block), Is.True);

    [Test]
    public void It_is_too_little_to_hide_or_delete_a_cookie() => Assert.That(Compile(_ => { }).Classify(Name).IsKnownByName, Is.False);

    [Test]
    [Category("E03")]
    public void Once_declared_it_is_granted_hidden_and_deleted_like_any_other()
    {
        var declared = Compile(options => options.Services["general-appearance"] = new()).Classify(Name);

        Assert.That((declared.IsKnownByName, declared.IsAllowed(CookieCategories.Functionality, CookieHandling.Block)), Is.EqualTo((true, true)));
        Assert.That(declared.IsAllowed(CookieCategories.Necessary, CookieHandling.Allow), Is.False);
    }

    [Test]
    public void A_declared_one_is_the_sites_own_and_of_no_third_party()
    {
        var service = DeclaredService.From(new() { Services = { ["general-appearance"] = new() } }, Catalogue).Single();

        Assert.That((service.Provider, service.PolicyUrl, service.IsThirdParty), Is.EqualTo(((string?)null, (string?)null, false)));
    }

    [Test]
    public void The_data_files_hold_such_services_with_neither_provider_nor_policy()
    {
        var general = ServiceCatalogue.BuiltIn.Services.Where(service => service.Id.StartsWith("general-", StringComparison.Ordinal)).ToArray();

        Assert.That(general, Has.Length.GreaterThan(10));
        Assert.That(general.Where(service => service.Provider is not null || service.PolicyUrl is not null || service.Hosts.Count > 0), Is.Empty);
        Assert.That(ServiceCatalogue.BuiltIn.Services.Except(general).Where(service => service.Provider is null || service.PolicyUrl is null).Select(service => service.Id), Is.Empty);
    }

    [Test]
    [Category("E04")]
    public async Task It_is_reported_as_unknown_with_what_it_mostly_is()
    {
        var site = new Site
        {
            Handler = context =>
            {
                context.Response.Headers.SetCookie = $"{Name}=1";
                return Task.CompletedTask;
            },
        };
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Kept, Is.Empty);

        Assert.That(site.Logs.WithId(10).Single().Text, Does.Contain("[ \"dark_mode\" ]").And.Contain("Probably Functionality: many websites use the name"));
        Assert.That(site.Logs.WithId(11), Is.Empty);
    }

    private static (ClassificationSource, CookieCategories) Classify(string name, Action<CookieConsentOptions>? configure = null, bool isEssential = false)
    {
        var found = Compile(configure ?? (_ => { })).Classify(name, isEssential);
        return (found.Source, found.Category);
    }

    private static CookieClassifier Compile(Action<CookieConsentOptions> configure)
    {
        var options = new CookieConsentOptions();
        configure(options);
        return new ConsentConfiguration(options, Catalogue, []).Classifier;
    }
}
