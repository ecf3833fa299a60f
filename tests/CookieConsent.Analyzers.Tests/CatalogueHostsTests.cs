using System.Reflection;
using System.Text.Json;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>The analyzer knows the hosts that the library knows, of each service that waits for consent.</summary>
public sealed class CatalogueHostsTests
{
    [Test]
    public void The_list_that_the_build_makes_is_that_of_the_library()
    {
        var expected = Services()
            .Where(service => service.GetProperty("category").GetString() != "necessary")
            .SelectMany(service => service.GetProperty("hosts").EnumerateArray().Select(host => $"{host} {service.GetProperty("id")} {service.GetProperty("category")}"));

        var hosts = CatalogueHosts.All.Select(host => $"{host.Key} {host.Value.Service} {host.Value.Category.ToLowerInvariant()}");

        Assert.That(hosts, Is.EquivalentTo(expected).And.Not.Empty);
    }

    [TestCase("https://youtube.com", "youtube.com")]
    [TestCase(" HTTP://WWW.YouTube.com:443/a", "WWW.YouTube.com")]
    [TestCase("//m.youtube.com.?x", "m.youtube.com")]
    [TestCase("https://notyoutube.com", null)]
    [TestCase("https://youtube.com.example.com", null)]
    [TestCase("https://example.com/https://youtube.com", null)]
    [TestCase("https://youtube.com@example.com", null)]
    [TestCase("https://@host.youtube.com", null)]
    [TestCase("/youtube.com", null)]
    [TestCase("https://", null)]
    public void A_host_is_found_by_itself_or_by_a_parent(string address, string? host) => Assert.That(CatalogueHosts.Find(address, 0, address.Length)?.Name, Is.EqualTo(host));

    private static IEnumerable<JsonElement> Services()
    {
        var library = Assembly.Load("CookieConsent");
        foreach (var resource in library.GetManifestResourceNames().Where(name => name.StartsWith("CookieConsent.Catalogue.", StringComparison.Ordinal)))
        {
            using var stream = library.GetManifestResourceStream(resource)!;
            foreach (var service in JsonDocument.Parse(stream).RootElement.GetProperty("services").EnumerateArray())
                yield return service;
        }
    }
}
