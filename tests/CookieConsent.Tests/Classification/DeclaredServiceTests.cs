using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>What the site says of a service, and what the catalogue adds.</summary>
internal sealed class DeclaredServiceTests
{
    [Test]
    public void A_service_of_the_catalogue_has_what_the_catalogue_knows()
    {
        var service = Declare("Google-Analytics", new());

        Assert.That(service.Id, Is.EqualTo("google-analytics"));
        Assert.That(service.Provider, Is.EqualTo("Google"));
        Assert.That(service.PolicyUrl, Is.EqualTo("https://policies.google.com/privacy"));
        Assert.That(service.PurposeCode, Is.EqualTo("purpose.statistics"));
        Assert.That(service.Hosts, Is.EqualTo(new[] { "www.google-analytics.com" }));
        Assert.That(service.Cookies.Select(cookie => cookie.IsOfTheSite), Has.All.False);
    }

    [Test]
    public void What_the_site_says_replaces_it()
    {
        var service = Declare(
            "google-analytics",
            new()
            {
                Provider = "Counting Ltd",
                PolicyUrl = "https://counting.example/privacy",
                Purpose = "Counts.",
                Hosts = { "counting.example" },
            }
        );

        Assert.That(service.Provider, Is.EqualTo("Counting Ltd"));
        Assert.That(service.PolicyUrl, Is.EqualTo("https://counting.example/privacy"));
        Assert.That(service.Purpose, Is.EqualTo("Counts."));
        Assert.That(service.Hosts, Is.EqualTo(new[] { "counting.example" }));
    }

    [Test]
    public void A_service_of_the_site_has_only_what_it_says()
    {
        var service = Declare(
            "shop",
            new()
            {
                Category = CookieCategories.Functionality,
                Cookies =
                {
                    new()
                    {
                        Name = "lang",
                        Lifetime = TimeSpan.FromDays(1),
                        Path = "/shop",
                        Domain = "example.com",
                    },
                },
            }
        );

        Assert.That((service.Id, service.Name, service.Provider, service.PolicyUrl, service.PurposeCode), Is.EqualTo(("shop", "shop", (string?)null, (string?)null, (string?)null)));
        Assert.That(service.Hosts, Is.Empty);
        Assert.That(service.Cookies, Is.EqualTo(new[] { new DeclaredCookie("lang", TimeSpan.FromDays(1), "/shop", "example.com", IsOfTheSite: true) }));
        Assert.That(service.IsThirdParty, Is.False);
    }

    [Test]
    public void A_service_of_the_site_with_a_provider_is_a_third_partys() =>
        Assert.That(Declare("mail", new() { Category = CookieCategories.Advertisement, Provider = "Example Mail" }).IsThirdParty, Is.True);

    [Test]
    public void Services_stand_in_the_order_of_their_ids()
    {
        var options = new CookieConsentOptions();
        foreach (var id in (string[])["shop", "Meta-Pixel", "google-analytics", "a"])
            options.Services[id] = new() { Category = CookieCategories.Analytics };

        Assert.That(DeclaredService.From(options, Rules.Catalogue).Select(service => service.Id), Is.EqualTo(new[] { "a", "google-analytics", "meta-pixel", "shop" }));
    }

    private static DeclaredService Declare(string id, ConsentServiceOptions service) =>
        DeclaredService.From(new CookieConsentOptions { Services = { [id] = service } }, Rules.Catalogue).Single();
}
