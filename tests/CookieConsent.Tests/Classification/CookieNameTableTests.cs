using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

internal sealed class CookieNameTableTests
{
    [Test]
    public void An_exact_name_beats_every_prefix()
    {
        var table = new CookieNameTable([Rules.Prefix("ab"), Rules.Exact("abc", CookieCategories.Functionality), Rules.Prefix("abc")]);

        Assert.That(table.Find("abc").Rule, Is.EqualTo(Rules.Exact("abc", CookieCategories.Functionality)));
    }

    [TestCase("a1", "a")]
    [TestCase("ab1", "ab")]
    [TestCase("abc1", "abc")]
    [TestCase("abc", "abc")]
    public void The_longest_prefix_wins(string name, string expected)
    {
        var table = new CookieNameTable([Rules.Prefix("abc"), Rules.Prefix("a"), Rules.Prefix("ab")]);

        Assert.That(table.Find(name).Rule!.Name, Is.EqualTo(expected));
    }

    [TestCase("_ga", false)]
    [TestCase("_GA", true)]
    [TestCase("_Ga", true)]
    public void A_name_in_another_case_is_a_variant(string name, bool isVariant)
    {
        var found = new CookieNameTable([Rules.Exact("_ga")]).Find(name);

        Assert.That(found, Is.EqualTo((Rules.Exact("_ga"), isVariant)));
    }

    [Test]
    public void Of_several_spellings_the_strictest_category_blocks()
    {
        var table = new CookieNameTable([Rules.Exact("AB", CookieCategories.Functionality), Rules.Exact("Ab", CookieCategories.Advertisement), Rules.Exact("aB")]);

        Assert.That(table.Find("ab").Rule!.Category, Is.EqualTo(CookieCategories.Advertisement));
    }

    [TestCase("")]
    [TestCase("other")]
    [TestCase("_g")]
    [TestCase("_ga ")]
    [TestCase("x_ga")]
    public void A_name_that_no_rule_covers_is_not_found(string name) =>
        Assert.That(new CookieNameTable([Rules.Exact("_ga"), Rules.Prefix("_gac_")]).Find(name).Rule, Is.Null);

    [Test]
    public void A_prefix_longer_than_the_length_mask_is_found()
    {
        var prefix = new string('p', 90);
        var table = new CookieNameTable([Rules.Prefix(prefix)]);

        Assert.That(table.Find(prefix + "x").Rule, Is.Not.Null);
        Assert.That(table.Find(prefix.AsSpan(0, 70)).Rule, Is.Null);
    }

    [TestCase("ab c", "ab cd")]
    [TestCase("a ", "a b")]
    [TestCase("abcd ", "abcd e")]
    public void A_prefix_with_a_space_in_it_is_found(string prefix, string name) =>
        Assert.That(new CookieNameTable([Rules.Prefix(prefix)]).Find(name).Rule, Is.Not.Null);

    [Test]
    public void The_first_of_two_rules_with_one_name_stays()
    {
        var table = new CookieNameTable([Rules.Exact("a", CookieCategories.Necessary), Rules.Exact("a", CookieCategories.Advertisement)]);

        Assert.That(table.Find("a").Rule!.Category, Is.EqualTo(CookieCategories.Necessary));
    }

    [Test]
    public void A_table_without_rules_finds_nothing() => Assert.That(new CookieNameTable([]).Find("a").Rule, Is.Null);

    [Test]
    public void A_look_up_allocates_nothing()
    {
        var classifier = Rules.Compile(Vocabulary.Declare, Rules.Framework(".AspNetCore.Cookies")).Classifier;
        string[] names = ["stat_id", "STAT_ID", "_ga_ABC", "zz_unknown", ".AspNetCore.CookiesC1", "", new('x', 300)];
        Look(10);

        Assert.That(Allocation.Of(() => Look(1000)), Is.Zero);

        void Look(int times)
        {
            for (var i = 0; i < times; i++)
            {
                foreach (var name in names)
                    classifier.Classify(name);
            }
        }
    }
}
