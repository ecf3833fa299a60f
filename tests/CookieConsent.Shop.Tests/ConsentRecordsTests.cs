using CookieConsent.EntityFrameworkCore;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Shop.Tests;

/// <summary>The shop keeps its records in a database, without a line about it but the registration.</summary>
[Category("P01")]
internal sealed class ConsentRecordsTests
{
    [Test]
    public async Task Choices_of_visitors_are_in_the_database_when_they_are_answered()
    {
        using var shop = ShopHost.InMemory();
        using var client = shop.CreateDefaultClient();
        foreach (var choice in new[] { "accept-all", "reject-all" })
        {
            using var form = new FormUrlEncodedContent([new("choice", choice)]);
            (await client.PostAsync("/_cc", form)).Dispose();
        }

        var verification = await shop.Services.GetRequiredService<IConsentRecordArchive>().VerifyAsync();

        Assert.That(verification.Faults, Is.Empty);
        Assert.That(verification.Records, Is.EqualTo(2));
    }
}
