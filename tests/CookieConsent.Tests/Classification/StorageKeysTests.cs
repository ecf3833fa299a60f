using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>The data file of storage keys.</summary>
internal sealed class StorageKeysTests
{
    private const int ShortestPrefix = 3;

    [Test]
    public void At_least_forty_services_have_keys() => Assert.That(StorageKeys.ByService, Has.Count.GreaterThanOrEqualTo(40));

    [Test]
    public void Every_service_is_one_of_the_catalogue_that_can_be_refused() =>
        Assert.That(
            StorageKeys.ByService.Keys.Where(id => ServiceCatalogue.BuiltIn.Find(id) is not { } service || service.Id != id || service.Category == CookieCategories.Necessary),
            Is.Empty
        );

    [Test]
    public void Every_key_belongs_to_one_service_and_stands_once() =>
        Assert.That(StorageKeys.ByService.SelectMany(service => service.Value).GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key), Is.Empty);

    [Test]
    public void No_prefix_takes_the_key_of_another_service()
    {
        var keys = StorageKeys.ByService.SelectMany(service => service.Value.Select(key => (Service: service.Key, Key: key, Pattern: CookieRule.Parse(key)))).ToArray();

        var taken = keys.Where(prefix => prefix.Pattern.IsPrefix)
            .SelectMany(prefix => keys.Where(key => key.Key != prefix.Key && key.Pattern.Name.StartsWith(prefix.Pattern.Name, StringComparison.Ordinal)).Select(key => $"{key.Service} {key.Key} by {prefix.Key}"));

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public void A_pattern_is_a_key_or_a_prefix_that_says_whose_it_is() =>
        Assert.That(
            StorageKeys.ByService.SelectMany(service => service.Value).Where(key => CookieRule.Parse(key) is var (name, _) && (name.Length < ShortestPrefix || name.Contains('*', StringComparison.Ordinal) || name.Trim() != name)),
            Is.Empty
        );

    [Test]
    public void A_declared_service_has_its_own_keys_and_those_of_the_catalogue()
    {
        var options = new CookieConsentOptions();
        options.Services["microsoft-clarity"] = new() { Storage = { "heat_*" } };

        Assert.That(DeclaredService.From(options, ServiceCatalogue.BuiltIn).Single().Storage, Is.EqualTo(new[] { "heat_*", "_cltk" }));
    }
}
