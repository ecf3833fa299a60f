using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

internal sealed class ServiceCatalogueTests
{
    [Test]
    public void An_id_is_found_in_any_case() => Assert.That(Rules.Catalogue.Find("Google-Analytics")?.Name, Is.EqualTo("Google Analytics"));

    [Test]
    public void An_unknown_id_is_not_found() => Assert.That(Rules.Catalogue.Find("no-such-service"), Is.Null);

    [Test]
    public void A_declared_service_of_the_catalogue_needs_nothing_more()
    {
        var options = new CookieConsentOptions { Services = { ["google-analytics"] = new() } };

        var service = DeclaredService.From(options, Rules.Catalogue).Single();

        Assert.That(service.Name, Is.EqualTo("Google Analytics"));
        Assert.That(service.Category, Is.EqualTo(CookieCategories.Analytics));
        Assert.That(service.IsThirdParty, Is.True);
        Assert.That(service.Cookies.Select(cookie => cookie.Pattern), Is.EqualTo(new[] { "_ga", "_ga_*" }));
    }

    [Test]
    public void What_the_site_says_of_a_service_replaces_the_catalogue()
    {
        var own = new ConsentServiceOptions { Name = "Counting", Category = CookieCategories.Advertisement, Cookies = { new() { Name = "_ga", Lifetime = TimeSpan.FromDays(1) } } };
        var options = new CookieConsentOptions { Services = { ["google-analytics"] = own } };

        var service = DeclaredService.From(options, Rules.Catalogue).Single();

        Assert.That(service.Name, Is.EqualTo("Counting"));
        Assert.That(service.Category, Is.EqualTo(CookieCategories.Advertisement));
        Assert.That(service.Cookies.Single(cookie => cookie.Pattern == "_ga").Lifetime, Is.EqualTo(TimeSpan.FromDays(1)));
    }
}
