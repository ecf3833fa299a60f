using System.Globalization;

namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>
/// The process is killed at any moment, under load. Whatever it acknowledged is there, once, and the chain holds. COOKIECONSENT_CRASHES sets the number
/// of rounds; a short run makes two.
/// </summary>
[Category("P09")]
internal sealed class CrashTests(Engine engine) : StoreTests(engine)
{
    private const int MostAcknowledged = 400;
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("COOKIECONSENT_CRASHES") ?? "2", CultureInfo.InvariantCulture);

    [Test]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_twice()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
            acknowledged.AddRange(await CrashWriter.RunAsync(Engine, Database.ConnectionString, Host.SpoolFolder, Random.Shared.Next(1, MostAcknowledged)));

        await CheckAsync(acknowledged);
    }

    private async Task CheckAsync(List<string> acknowledged)
    {
        await Host.StartAsync();
        await Host.SpoolIsEmptyAsync();

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That(acknowledged, Is.Unique);
        Assert.That(acknowledged, Is.SubsetOf(await Host.IdsAsync()));
        Assert.That(await Host.IdsAsync(), Is.Unique);
        TestContext.Out.WriteLine($"{Rounds} kills, {acknowledged.Count} acknowledged, {verification.Records} kept.");
    }
}
