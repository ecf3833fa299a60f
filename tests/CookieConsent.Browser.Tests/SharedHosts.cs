namespace CookieConsent.Browser.Tests;

/// <summary>Closes at the end what tests have started for each other.</summary>
[SetUpFixture]
public sealed class SharedHosts
{
    [OneTimeTearDown]
    public async Task Close()
    {
        Shops.CloseAll();
        await Expiry.ExpiryContract.CloseAsync();
    }
}
