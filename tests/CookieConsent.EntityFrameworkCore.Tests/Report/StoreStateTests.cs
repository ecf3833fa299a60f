using CookieConsent.EntityFrameworkCore.Report;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Tests.Report;

/// <summary>What the store says of itself on the report page.</summary>
internal sealed class StoreStateTests(Engine engine) : StoreTests(engine)
{
    private IConsentRecordReport Report => Host.Services.GetRequiredService<IConsentRecordReport>();

    [Test]
    public async Task The_state_names_the_store_and_where_the_chains_end()
    {
        // The clock stands still, so that the writer is not told to look round, which would be counted for a moment among those who wait.
        await using var host = new StoreHost(Database, new FakeTimeProvider());
        await host.AppendAsync(SampleRecords.Grants(3));

        var state = await host.Services.GetRequiredService<IConsentRecordReport>().GetStateAsync();

        Assert.That((state.Kind, state.IsWriting, state.Records, state.Writers, state.Waiting, state.SpooledBytes), Is.EqualTo((Engine == Engine.Sqlite ? "SQLite" : "PostgreSQL", true, 3L, 1L, 0, 0L)));
        Assert.That((state.Heads.Single().Sequence, state.Heads.Single().Hash.Length), Is.EqualTo((3L, 64)));
        Assert.That((await host.Archive.VerifyAsync(state.Heads)).IsIntact, Is.True);
        Assert.That(state.LastCheck, Is.Null);
    }

    [Test]
    [Category("P03")]
    public async Task A_verification_leaves_what_it_found_where_every_node_reads_it()
    {
        await Host.AppendAsync(SampleRecords.Grants(3));
        await Database.ExecuteAsync("UPDATE \"ConsentRecords\" SET \"Page\" = '/elsewhere' WHERE \"Sequence\" = 2");

        await Report.StartVerificationAsync();
        await Host.Services.GetRequiredService<ChainChecks>().Running;

        await using var other = CreateHost();
        var check = (await other.Services.GetRequiredService<IConsentRecordReport>().GetStateAsync()).LastCheck!;
        Assert.That(check.EndedAt, Is.GreaterThanOrEqualTo(check.StartedAt));
        Assert.That((check.Result!.IsIntact, check.Result.Records, check.Result.FaultCount), Is.EqualTo((false, 3L, 1L)));
        Assert.That(check.Result.Faults.Single().Kind, Is.EqualTo(ConsentFaultKind.Changed));
    }

    [Test]
    public async Task A_verification_that_cannot_be_carried_through_says_so()
    {
        await Host.AppendAsync(SampleRecords.Grants(1));
        await Database.ExecuteAsync("ALTER TABLE \"ConsentNotices\" RENAME TO \"Elsewhere\"");

        await Report.StartVerificationAsync();
        await Host.Services.GetRequiredService<ChainChecks>().Running;

        var check = (await Report.GetStateAsync()).LastCheck!;
        Assert.That((check.EndedAt is null, check.Result), Is.EqualTo((false, (ConsentVerification?)null)));
        await Host.Logs.WhenAsync(121, 1);
    }

    [Test]
    public async Task Only_the_last_verifications_are_kept()
    {
        for (var number = 0; number < 25; number++)
        {
            await Report.StartVerificationAsync();
            await Host.Services.GetRequiredService<ChainChecks>().Running;
        }

        Assert.That(await CountAsync("ConsentChecks"), Is.EqualTo(20));
    }
}
