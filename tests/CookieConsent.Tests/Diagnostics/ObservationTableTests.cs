using CookieConsent.Diagnostics;

namespace CookieConsent.Tests.Diagnostics;

[Category("E04")]
internal sealed class ObservationTableTests
{
    [Test]
    public void No_secret_makes_a_table_lose_names()
    {
        // Each table has a seed of its own. Names that differ in their last digits only are what a weak hash puts side by side.
        string[] names = [.. Enumerable.Range(0, 900).Select(i => $"n{i}")];

        for (var table = 0; table < 200; table++)
            Assert.That(names.Count(Fill(names).Contains), Is.EqualTo(names.Length));
    }

    [Test]
    public void A_name_and_a_family_with_the_same_text_are_two()
    {
        var table = new ObservationTable();

        Assert.That(table.HashOf("abcd"), Is.Not.EqualTo(table.HashOf("abcd", isFamily: true)));
    }

    [TestCase("a", "b")]
    [TestCase("abcd", "abce")]
    [TestCase("abcdefg", "abcdegf")]
    [TestCase("abcd", "abcd\0")]
    [TestCase("ab", "ba")]
    public void Different_texts_have_different_hashes(string one, string other)
    {
        var table = new ObservationTable();

        Assert.That(table.HashOf(one), Is.Not.EqualTo(table.HashOf(other)));
    }

    private static HashSet<string> Fill(string[] names)
    {
        var table = new ObservationTable();
        foreach (var name in names)
            table.TryAdd(new CookieObservation(name, name, isFamily: false, table.HashOf(name), name, now: 1));
        return [.. names.Where(name => table.Find(name, table.HashOf(name)) is not null)];
    }
}
