using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A database that goes away and comes back: an SQLite file that another process holds, a PostgreSQL that nobody can connect to.</summary>
internal abstract class Outage : IAsyncDisposable
{
    /// <summary>How long the store waits for a command: short only where an outage is a wait, for a slow machine is no outage.</summary>
    public abstract TimeSpan CommandTimeout { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    public abstract Task BeginAsync();

    public abstract Task EndAsync();

    public abstract ValueTask DisposeAsync();

    public static Outage Of(Database database, Engine engine) => engine == Engine.Sqlite ? new LockedFile(database) : new DeadProxy(database);

    private sealed class LockedFile(Database database) : Outage
    {
        private readonly SqliteConnection _other = new(database.ConnectionString + ";Pooling=false");

        public override TimeSpan CommandTimeout => TimeSpan.FromSeconds(1);

        public override void Configure(DbContextOptionsBuilder options) => database.Configure(options);

        public override async Task BeginAsync()
        {
            await _other.OpenAsync();
            await using var command = new SqliteCommand("BEGIN EXCLUSIVE", _other);
            await command.ExecuteNonQueryAsync();
        }

        public override Task EndAsync() => _other.CloseAsync();

        public override ValueTask DisposeAsync() => _other.DisposeAsync();
    }

    private sealed class DeadProxy(Database database) : Outage
    {
        private readonly PostgreSqlProxy _proxy = new();

        public override TimeSpan CommandTimeout => TimeSpan.FromSeconds(30);

        public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(_proxy.ConnectionStringFor(database));

        public override Task BeginAsync()
        {
            _proxy.Refuse();
            return Task.CompletedTask;
        }

        public override Task EndAsync()
        {
            _proxy.Admit();
            return Task.CompletedTask;
        }

        public override ValueTask DisposeAsync() => _proxy.DisposeAsync();
    }
}
