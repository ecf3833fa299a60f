namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A fresh database of one kind, and the store on it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.PostgreSql)]
internal abstract class StoreTests(Engine engine)
{
    protected Engine Engine { get; } = engine;

    protected Database Database { get; private set; } = null!;

    protected StoreHost Host { get; private set; } = null!;

    [SetUp]
    public async Task Open()
    {
        Database = await Database.CreateAsync(Engine);
        Host = CreateHost();
    }

    [TearDown]
    public async Task Close()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
    }

    protected virtual StoreHost CreateHost() => new(Database);

    protected Task<long> CountAsync(string table = "ConsentRecords") => Database.ScalarAsync<long>($"SELECT COUNT(*) FROM \"{table}\"");
}
