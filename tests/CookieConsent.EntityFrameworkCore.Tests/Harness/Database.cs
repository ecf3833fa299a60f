using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A fresh, empty database of one kind. Gone after the test.</summary>
internal abstract class Database : IAsyncDisposable
{
    public abstract string ConnectionString { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    public abstract ValueTask DisposeAsync();

    public static async Task<Database> CreateAsync(Engine kind) => kind == Engine.Sqlite ? new SqliteDatabase() : await PostgreSqlDatabase.CreateAsync();

    /// <summary>Changes rows behind the store's back.</summary>
    public Task ExecuteAsync(string sql) => RunAsync(sql, static command => command.ExecuteNonQueryAsync());

    public async Task<T> ScalarAsync<T>(string sql) => (T)Convert.ChangeType((await RunAsync(sql, static command => command.ExecuteScalarAsync()))!, typeof(T), CultureInfo.InvariantCulture);

    private async Task<T> RunAsync<T>(string sql, Func<DbCommand, Task<T>> run)
    {
        var options = new DbContextOptionsBuilder();
        Configure(options);
        await using var context = new DbContext(options.Options);
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await run(command);
    }
}

/// <summary>What the store is tested on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}
