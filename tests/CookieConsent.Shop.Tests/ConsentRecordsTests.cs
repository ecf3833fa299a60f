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
        var archive = shop.Services.GetRequiredService<IConsentRecordArchive>();

        await ChooseAsync("accept-all");
        Assert.That((await archive.VerifyAsync()).Records, Is.EqualTo(1));

        // A refusal takes effect at once: where the database is slow, it is written a moment later.
        await ChooseAsync("reject-all");
        await Assert.ThatAsync(async () => (await archive.VerifyAsync()).Records, Is.EqualTo(2).After(60_000, 20));
        Assert.That((await archive.VerifyAsync()).Faults, Is.Empty);

        async Task ChooseAsync(string choice)
        {
            using var form = new FormUrlEncodedContent([new("choice", choice)]);
            (await client.PostAsync("/_cc", form)).Dispose();
        }
    }
}
