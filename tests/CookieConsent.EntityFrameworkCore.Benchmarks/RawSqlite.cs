using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Data.Sqlite;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The limit on SQLite: one prepared statement, once for each row, in a transaction with synchronous=FULL.</summary>
internal sealed class RawSqlite : GroupCommitQueue
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public RawSqlite(string connectionString)
    {
        _connection = new(connectionString);
        _connection.Open();
        using var pragma = new SqliteCommand("PRAGMA synchronous = FULL", _connection);
        pragma.ExecuteNonQuery();
        _insert = new(RawRows.Insert(1), _connection);
        for (var index = 0; index < RawRows.Columns.Length; index++)
            _insert.Parameters.Add(new SqliteParameter($"@p{index}", null));
    }

    public override string Name => "raw: prepared statements, group commit";

    protected override async Task CommitAsync(IReadOnlyList<StoredRecord> rows)
    {
        await using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var row in rows)
        {
            RawRows.Fill(_insert.Parameters, 0, row);
            _insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    protected override async ValueTask CloseAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
