using Npgsql;

namespace CookieConsent.Samples.Tests;

/// <summary>A database of the sample's own in the PostgreSQL that build/test.sh starts.</summary>
internal sealed class ConsentDatabase : SampleNeeds
{
    private readonly string _name = $"sample_{Guid.NewGuid():N}";

    private ConsentDatabase() { }

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["ConnectionStrings:Consent"] = Address };

    private string Address => new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 5 }.ConnectionString;

    private static string Server =>
        Environment.GetEnvironmentVariable("COOKIECONSENT_POSTGRESQL")
        ?? throw new InvalidOperationException("No PostgreSQL to test on. Run: bash build/test.sh (or set COOKIECONSENT_POSTGRESQL to what build/postgresql.sh start prints).");

    public static async Task<SampleNeeds> CreateAsync()
    {
        var database = new ConsentDatabase();
        await ExecuteAsync(Server, $"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>How many records it holds.</summary>
    public async Task<long> CountRecordsAsync() => (long)(await ExecuteAsync(Address, "SELECT count(*) FROM \"ConsentRecords\""))!;

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(Address))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync(Server, $"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<object?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
