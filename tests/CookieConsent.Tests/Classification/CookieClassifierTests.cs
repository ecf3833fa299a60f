using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

internal sealed class CookieClassifierTests
{
    [Test]
    public void A_name_that_nothing_knows_is_unknown() =>
        Assert.That(Classify("zz_unknown"), Is.EqualTo((ClassificationSource.Unknown, CookieCategories.None)));

    [Test]
    [Category("E07")]
    public void A_cookie_without_a_name_is_unknown_even_where_everything_has_a_category() =>
        Assert.That(Classify("", options => options.Cookies[CookieCategories.Functionality] = ["*"], isEssential: true).Source, Is.EqualTo(ClassificationSource.Unknown));

    [Test]
    public void An_essential_append_declares_an_unknown_name_necessary() =>
        Assert.That(Classify("zz_unknown", isEssential: true), Is.EqualTo((ClassificationSource.DeclaredInCode, CookieCategories.Necessary)));

    [Test]
    public void An_essential_append_does_not_overrule_the_site() =>
        Assert.That(Classify("ab_test", options => options.Cookies[CookieCategories.Analytics] = ["ab_test"], isEssential: true).Category, Is.EqualTo(CookieCategories.Analytics));

    [Test]
    public void An_essential_append_does_not_overrule_the_catalogue() => Assert.That(Classify("_ga", isEssential: true).Category, Is.EqualTo(CookieCategories.Analytics));

    [Test]
    public void A_bare_star_says_what_unknown_cookies_are() =>
        Assert.That(Classify("zz_unknown", options => options.Cookies[CookieCategories.Analytics] = ["*"]), Is.EqualTo((ClassificationSource.SiteDefault, CookieCategories.Analytics)));

    [Test]
    public void A_bare_star_leaves_known_cookies_alone() =>
        Assert.That(Classify("_fbp", options => options.Cookies[CookieCategories.Functionality] = ["*"]), Is.EqualTo((ClassificationSource.Catalogue, CookieCategories.Advertisement)));

    [Test]
    public void An_exact_name_of_the_site_beats_the_framework() =>
        Assert.That(Classify(".AspNetCore.Session", options => options.Cookies[CookieCategories.Functionality] = [".AspNetCore.Session"]).Source, Is.EqualTo(ClassificationSource.Site));

    [Test]
    public void A_prefix_of_the_site_beats_an_exact_name_of_the_catalogue() =>
        Assert.That(Classify("_ga", options => options.Cookies[CookieCategories.Functionality] = ["_g*"]), Is.EqualTo((ClassificationSource.Site, CookieCategories.Functionality)));

    [Test]
    [Category("K03")]
    public void Of_one_pattern_in_two_categories_the_stricter_holds() =>
        Assert.That(
            Classify("both", options =>
            {
                options.Cookies[CookieCategories.Advertisement] = ["both"];
                options.Cookies[CookieCategories.Functionality] = ["both"];
            }).Category,
            Is.EqualTo(CookieCategories.Advertisement)
        );

    [Test]
    public void The_consent_cookie_is_necessary_under_both_names([Values("consent", "__Host-consent")] string name) =>
        Assert.That(Classify(name), Is.EqualTo((ClassificationSource.Framework, CookieCategories.Necessary)));

    [TestCase(".AspNetCore.SessionC1", ClassificationSource.Framework)]
    [TestCase(".AspNetCore.SessionC12", ClassificationSource.Framework)]
    [TestCase(".AspNetCore.SessionC", ClassificationSource.Unknown)]
    [TestCase(".AspNetCore.Session1", ClassificationSource.Unknown)]
    [TestCase(".AspNetCore.Sessionc1", ClassificationSource.Unknown)]
    [TestCase("C1", ClassificationSource.Unknown)]
    [TestCase("1", ClassificationSource.Unknown)]
    public void The_parts_of_a_large_framework_cookie_belong_to_it(string name, object source) => Assert.That(Classify(name).Source, Is.EqualTo(source));

    [TestCase("a")]
    [TestCase("ab")]
    [TestCase("abc")]
    [TestCase("abcd")]
    public void The_parts_of_a_framework_cookie_with_a_short_name_belong_to_it(string name)
    {
        var classifier = Rules.Compile(_ => { }, Rules.Framework(name)).Classifier;

        Assert.That(classifier.Classify(name + "C1").Source, Is.EqualTo(ClassificationSource.Framework));
        Assert.That(classifier.Classify(name + "C12").Source, Is.EqualTo(ClassificationSource.Framework));
    }

    [Test]
    public void No_classification_of_a_name_as_it_is_written_is_a_variant([Values("ab_test", "zz_unknown", ".AspNetCore.SessionC1")] string name)
    {
        var configuration = Rules.Compile(
            options =>
            {
                options.Cookies[CookieCategories.Analytics] = ["ab_test"];
                options.Cookies[CookieCategories.Functionality] = ["*"];
            },
            Rules.Framework(".AspNetCore.Session")
        );

        Assert.That(configuration.Classifier.Classify(name).IsCaseVariant, Is.False);
        Assert.That(configuration.Classifier.Classify("zz_other", isEssential: true).IsCaseVariant, Is.False);
    }

    [Test]
    public void A_hint_known_beforehand_gives_the_same_answer([Values("_ga", "_GA", "ab_test", "zz_unknown", "")] string name)
    {
        var classifier = Rules.Compile(options => options.Cookies[CookieCategories.Analytics] = ["ab_test"]).Classifier;

        Assert.That(classifier.Classify(name, classifier.HintFor(name + "=1; other=2")), Is.EqualTo(classifier.Classify(name)));
    }

    [Test]
    public void A_nameless_cookie_is_unknown_whatever_the_hint() =>
        Assert.That(Rules.Compile(options => options.Cookies[CookieCategories.Functionality] = ["*"]).Classifier.Classify("", ulong.MaxValue).Source, Is.EqualTo(ClassificationSource.Unknown));

    [TestCase("_ga", true)]
    [TestCase("ab_test", true)]
    [TestCase("zz_unknown", false)]
    public void A_cookie_that_only_the_bare_star_covers_is_not_known_by_name(string name, bool isKnown)
    {
        var configuration = Rules.Compile(options =>
        {
            options.Cookies[CookieCategories.Analytics] = ["ab_test"];
            options.Cookies[CookieCategories.Functionality] = ["*"];
        });

        Assert.That(configuration.Classifier.Classify(name).IsKnownByName, Is.EqualTo(isKnown));
        Assert.That(Rules.Compile(_ => { }).Classifier.Classify("zz_unknown").IsKnownByName, Is.False);
    }

    [Test]
    public void A_part_of_a_cookie_of_the_site_is_a_cookie_of_its_own() =>
        Assert.That(Classify("basketC1", options => options.Cookies[CookieCategories.Necessary] = ["basket"]).Source, Is.EqualTo(ClassificationSource.Unknown));

    [Test]
    public void Another_case_of_a_necessary_name_is_no_evidence_of_anything() =>
        Assert.That(Classify("BASKET", options => options.Cookies[CookieCategories.Necessary] = ["basket"]).Source, Is.EqualTo(ClassificationSource.Unknown));

    private static (ClassificationSource Source, CookieCategories Category) Classify(string name, Action<CookieConsentOptions>? configure = null, bool isEssential = false)
    {
        var classification = Rules.Compile(configure ?? (_ => { }), Rules.Framework(".AspNetCore.Session")).Classifier.Classify(name, isEssential);
        return (classification.Source, classification.Category);
    }

    /// <summary>Found by the oracle in a browser: a name with something odd in it is not the one that is known.</summary>
    [TestCase("wordpress_logged_in_0123abc", CookieCategories.Necessary)]
    [TestCase("wordpress_logged_in_01 23", CookieCategories.None)]
    [TestCase("wordpress_logged_in_\u0301", CookieCategories.None)]
    [TestCase("wordpress_logged_in_\"a\"", CookieCategories.None)]
    [Category("E04")]
    public void Behind_the_beginning_of_a_necessary_name_stands_an_id(string name, CookieCategories category) =>
        Assert.That(CookieRuleSet.Compile(new(), [], [], ServiceCatalogue.BuiltIn).Classify(name).Category, Is.EqualTo(category));
}
