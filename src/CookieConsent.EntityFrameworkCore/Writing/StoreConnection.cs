using CookieConsent.EntityFrameworkCore.Archive;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>The writer's open connection, with what is prepared on it. After any failure it is thrown away.</summary>
internal sealed class StoreConnection : IAsyncDisposable
{
    private readonly DbContext _context;
    private readonly GroupCommit _commit;
    private readonly HashSet<string> _notices = new(StringComparer.Ordinal);

    private StoreConnection(DbContext context, GroupCommit commit, ChainPosition head) => (_context, _commit, Head) = (context, commit, head);

    /// <summary>The end of the writer's chain as the database had it when the connection was opened.</summary>
    public ChainPosition Head { get; }

    /// <summary>Connects, makes the tables where that is due, and reads where the writer's chain ends.</summary>
    public static async Task<StoreConnection> OpenAsync(RecordContexts contexts, byte[] writer, DateTime startedAt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var context = await contexts.OpenAsync(timeout, cancellationToken);
        try
        {
            var head = await HeadAsync(context, writer, startedAt, cancellationToken);
            return new(context, CommitOf(context, (int)Math.Ceiling(timeout.TotalSeconds)), head);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    public Task CommitAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, Func<bool> isOutdated) =>
        _commit.CommitAsync(rows, writer, head, isOutdated);

    /// <summary>Keeps the notice, where it is not kept yet. It comes before the records that name it.</summary>
    public async Task KeepAsync(ConsentNotice notice, CancellationToken cancellationToken)
    {
        if (_notices.Add(notice.Hash))
            await NoticeRows.KeepAsync(_context, notice, cancellationToken);
    }

    /// <summary>The row with this id, if there is one.</summary>
    public Task<StoredRecord?> FindAsync(byte[] id, CancellationToken cancellationToken) =>
        _context.Set<StoredRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _commit.DisposeAsync();
        await _context.DisposeAsync();
    }

    private static GroupCommit CommitOf(DbContext context, int timeoutSeconds)
    {
        var connection = context.Database.GetDbConnection();
        var (records, writers) = (Table.Of<StoredRecord>(context), Table.Of<StoredWriter>(context));
        return DatabaseSession.KindOf(context) switch
        {
            DatabaseKind.PostgreSql => new RoundTripCommit(connection, records, writers, timeoutSeconds),
            DatabaseKind.Sqlite => new SqliteCommit(connection, records, writers, timeoutSeconds),
            _ => new TransactionCommit(connection, records, writers, [1], timeoutSeconds),
        };
    }

    private static async Task<ChainPosition> HeadAsync(DbContext context, byte[] writer, DateTime startedAt, CancellationToken cancellationToken)
    {
        var writers = context.Set<StoredWriter>();
        if (await writers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == writer, cancellationToken) is { } stored)
            return new(stored.HeadSequence, stored.HeadHash);
        context.Add(
            new StoredWriter
            {
                Id = writer,
                StartedAt = startedAt,
                HeadHash = RecordHash.Genesis,
                CheckpointHash = RecordHash.Genesis,
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return ChainPosition.Start;
    }
}
