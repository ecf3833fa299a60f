using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// For SQLite: the transaction in words, because the provider's own waits 30 seconds for a locked database, whatever the timeout of commands.
/// </summary>
internal sealed class SqliteCommit : TransactionCommit
{
    // Parameters are looked up by name, one after the other: more rows in a statement take more time, not less.
    private static readonly int[] Sizes = [4, 1];

    private readonly DbCommand _begin;
    private readonly DbCommand _commit;
    private readonly DbCommand _rollback;

    public SqliteCommit(DbConnection connection, Table records, Table writers, int timeoutSeconds)
        : base(connection, records, writers, Sizes, timeoutSeconds)
    {
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _rollback = Command("ROLLBACK");
    }

    public override async Task CommitAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, Func<bool> isOutdated)
    {
        await _begin.ExecuteNonQueryAsync();
        try
        {
            await WriteAsync(rows, writer, head, transaction: null);
            ThrowWhere(isOutdated);
            await _commit.ExecuteNonQueryAsync();
        }
        catch
        {
            await RollbackAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _begin.DisposeAsync();
        await _commit.DisposeAsync();
        await _rollback.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task RollbackAsync()
    {
        try
        {
            await _rollback.ExecuteNonQueryAsync();
        }
        catch (DbException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }
}
