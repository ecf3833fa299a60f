using System.Globalization;
using System.Text.RegularExpressions;
using CookieConsent.Banner;
using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>What holds for every service of the data files, whoever adds one.</summary>
internal sealed partial class CatalogueRulesTests
{
    private static readonly IReadOnlyList<CatalogueService> Services = ServiceCatalogue.ReadEmbedded().Services;
    private static readonly IReadOnlyList<(string Pattern, CatalogueService Service)> Cookies = [.. Services.SelectMany(service => service.Cookies.Select(cookie => (cookie.Pattern, service)))];

    [Test]
    public void There_are_at_least_1000_services_and_4500_patterns() => Assert.That((Services.Count >= 1_000, Cookies.Count >= 4_500), Is.EqualTo((true, true)));

    [Test]
    public void No_id_is_used_twice() => Assert.That(Services.Select(service => service.Id.ToUpperInvariant()), Is.Unique);

    [Test]
    public void No_name_stands_twice() => Assert.That(Cookies.Select(cookie => cookie.Pattern), Is.Unique);

    [Test]
    public void No_host_stands_twice() => Assert.That(Services.SelectMany(service => service.Hosts), Is.Unique);

    [Test]
    public void Every_field_is_filled() =>
        Assert.That(Services.Where(service => service.Cookies.Count == 0 || string.IsNullOrWhiteSpace(service.Name) || string.IsNullOrWhiteSpace(service.Purpose)).Select(service => service.Id), Is.Empty);

    [Test]
    public void Who_runs_a_service_and_where_the_policy_stands_come_together() =>
        Assert.That(Services.Where(service => string.IsNullOrWhiteSpace(service.Provider) != string.IsNullOrWhiteSpace(service.PolicyUrl)).Select(service => service.Id), Is.Empty);

    [Test]
    public void Every_purpose_has_a_text_for_visitors() =>
        Assert.That(Services.Where(service => !ShippedTexts.Complete.ContainsKey($"purpose.{service.Purpose}")).Select(service => service.Id), Is.Empty);

    [Test]
    public void Ids_are_lower_case_words() => Assert.That(Services.Select(service => service.Id).Where(id => !Id().IsMatch(id)), Is.Empty);

    [Test]
    public void Hosts_are_well_formed() => Assert.That(Services.SelectMany(service => service.Hosts).Where(host => !Host().IsMatch(host)), Is.Empty);

    [Test]
    public void Policies_are_addresses_over_https() =>
        Assert.That(Services.Where(service => !string.IsNullOrEmpty(service.PolicyUrl) && (!Uri.TryCreate(service.PolicyUrl, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)).Select(service => service.Id), Is.Empty);

    [Test]
    public void A_pattern_is_a_cookie_name_with_a_star_only_at_the_end_of_three_or_more_characters() =>
        Assert.That(Cookies.Select(cookie => cookie.Pattern).Where(pattern => !Pattern().IsMatch(pattern)), Is.Empty);

    [Test]
    public void No_prefix_takes_names_of_another_category()
    {
        var prefixes = Cookies.Where(cookie => cookie.Pattern.EndsWith('*')).ToDictionary(cookie => cookie.Pattern[..^1], cookie => cookie.Service);

        var overlaps = Cookies.SelectMany(cookie =>
            Enumerable
                .Range(1, cookie.Pattern.Length)
                .Select(length => cookie.Pattern[..length])
                .Where(start => prefixes.TryGetValue(start, out var service) && service.Category != cookie.Service.Category)
                .Select(start => $"{start}* of {prefixes[start].Id} takes {cookie.Pattern} of {cookie.Service.Id}")
        );

        Assert.That(overlaps, Is.Empty);
    }

    [Test]
    public void No_name_differs_from_another_category_only_in_case() =>
        Assert.That(Cookies.GroupBy(cookie => cookie.Pattern, StringComparer.OrdinalIgnoreCase).Where(names => names.Select(name => name.Service.Category).Distinct().Count() > 1).Select(names => names.Key), Is.Empty);

    [TestCase("id")]
    [TestCase("uid")]
    [TestCase("lang")]
    [TestCase("session")]
    public void A_name_that_anyone_may_use_belongs_to_no_provider(string name) =>
        Assert.That(Cookies.Where(cookie => cookie.Pattern == name && !string.IsNullOrEmpty(cookie.Service.Provider)).Select(cookie => cookie.Service.Id), Is.Empty);

    [Test]
    public void Reading_allocates_no_more_than_12_megabytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var services = ServiceCatalogue.ReadEmbedded().Services;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{services.Count} services, {allocated:N0} bytes"));
        Assert.That(allocated, Is.LessThan(12_000_000));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")]
    private static partial Regex Host();

    [GeneratedRegex("""^[^\s;,="*]+$|^[^\s;,="*]{3,}\*$""")]
    private static partial Regex Pattern();
}
