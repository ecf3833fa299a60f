using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>The data files, as they are read.</summary>
internal sealed class CatalogueFilesTests
{
    [Test]
    public void Every_field_of_a_service_is_read()
    {
        var service = ServiceCatalogue.ReadEmbedded().Find("google-analytics")!;

        Assert.That((service.Name, service.Provider, service.PolicyUrl), Is.EqualTo(("Google Analytics", "Google", "https://policies.google.com/privacy")));
        Assert.That((service.Category, service.Purpose), Is.EqualTo((CookieCategories.Analytics, "statistics")));
        Assert.That(service.Hosts, Does.Contain("google-analytics.com"));
    }

    [TestCase("_ga", 730 * 24 * 60)]
    [TestCase("FPLC", 20 * 60)]
    [TestCase("_gat", 1)]
    [TestCase("__utmc", null)]
    public void A_lifetime_is_days_hours_minutes_or_the_session(string name, int? minutes)
    {
        var cookie = ServiceCatalogue.ReadEmbedded().Find("google-analytics")!.Cookies.Single(cookie => cookie.Pattern == name);

        Assert.That(cookie.Lifetime, Is.EqualTo(minutes is { } count ? TimeSpan.FromMinutes(count) : (TimeSpan?)null));
    }

    [Test]
    public void The_services_stand_in_the_order_of_the_files()
    {
        var services = ServiceCatalogue.ReadEmbedded().Services;

        Assert.That(services[0].Category, Is.EqualTo(CookieCategories.Advertisement), "advertising.json comes first");
        Assert.That(services, Has.Count.GreaterThan(600));
    }
}
