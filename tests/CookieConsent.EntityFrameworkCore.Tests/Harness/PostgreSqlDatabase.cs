using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A database in the cluster that build/test.sh starts.</summary>
internal sealed class PostgreSqlDatabase : Database
{
    private readonly string _name;

    private PostgreSqlDatabase(string name) => _name = name;

    /// <summary>The cluster.</summary>
    public static string Cluster =>
        Environment.GetEnvironmentVariable("COOKIECONSENT_POSTGRESQL")
        ?? throw new InvalidOperationException("No PostgreSQL to test on. Run: bash build/test.sh (or set COOKIECONSENT_POSTGRESQL to what build/postgresql.sh start prints).");

    public override string ConnectionString => new NpgsqlConnectionStringBuilder(Cluster) { Database = _name, Timeout = 60, CommandTimeout = 120 }.ConnectionString;

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var name = $"consent_{Guid.NewGuid():N}";
        await ExecuteInClusterAsync($"CREATE DATABASE {name}");
        return new(name);
    }

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteInClusterAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    public static async Task ExecuteInClusterAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Cluster) { Timeout = 60, CommandTimeout = 120 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
