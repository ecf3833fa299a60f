using CookieConsent.Classification;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CookieConsent.Tests.Classification;

/// <summary>
/// The catalogue against two lists that were written from knowledge before anybody looked whether it holds them: the 300 names most seen on the
/// web and 100 of common platforms, with the category that the consent layers of websites mostly declare.
/// </summary>
internal sealed class KnownCookieListTests
{
    private static readonly CookieClassifier Classifier = Compile();
    private static readonly IReadOnlyList<ListedCookie> Listed = [.. Read("CommonCookies.csv"), .. Read("PlatformCookies.csv")];

    [Test]
    public void At_least_98_of_100_common_cookies_are_known_by_their_name()
    {
        var wrong = Listed.Where(cookie => cookie.Found != cookie.Category).ToArray();

        Assert.That(wrong, Has.Length.AtMost(Listed.Count * 2 / 100), string.Join(", ", wrong.AsEnumerable()));
    }

    [Test]
    public void At_most_1_of_100_common_cookies_is_called_necessary_without_being_it()
    {
        var optional = Listed.Where(cookie => cookie.Category != CookieCategories.Necessary).ToArray();
        var wrong = optional.Where(cookie => cookie.Found == CookieCategories.Necessary).ToArray();

        Assert.That(wrong, Has.Length.AtMost(optional.Length / 100), string.Join(", ", wrong.AsEnumerable()));
    }

    [Test]
    public void The_lists_hold_300_and_100_names_each_once()
    {
        Assert.That((Read("CommonCookies.csv").Count(), Read("PlatformCookies.csv").Count()), Is.EqualTo((300, 100)));
        Assert.That(Listed.Select(cookie => cookie.Name), Is.Unique);
    }

    private static IEnumerable<ListedCookie> Read(string file) =>
        File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Classification", file))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => new ListedCookie(fields[0], Enum.Parse<CookieCategories>(fields[1], ignoreCase: true), Classifier.Classify(fields[0]).Category));

    private static CookieClassifier Compile()
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        return new ConsentConfiguration(new CookieConsentOptions(), ServiceCatalogue.BuiltIn, FrameworkCookies.Read(services, NullLogger.Instance)).Classifier;
    }

    private sealed record ListedCookie(string Name, CookieCategories Category, CookieCategories Found)
    {
        public override string ToString() => $"{Name} is {Category}, found as {Found}";
    }
}
