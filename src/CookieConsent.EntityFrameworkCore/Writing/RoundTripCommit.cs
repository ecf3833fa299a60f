using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// For Npgsql: the rows and the head travel in one batch, which PostgreSQL runs and commits as one transaction. One way there and back, whatever the
/// number of rows.
/// </summary>
internal sealed class RoundTripCommit : GroupCommit
{
    // Each at most once in a batch: together they make every number up to the largest batch.
    private static readonly int[] Sizes = [256, 128, 64, 32, 16, 8, 4, 2, 1];

    private readonly DbConnection _connection;
    private readonly DbCommand _scratch;
    private readonly Table _records;
    private readonly (InsertStatement Statement, DbBatchCommand Command)?[] _inserts = new (InsertStatement, DbBatchCommand)?[Sizes.Length];
    private readonly HeadStatement _head;
    private readonly DbBatchCommand _headCommand;
    private readonly DbBatch _batch;

    public RoundTripCommit(DbConnection connection, Table records, Table writers, int timeoutSeconds)
    {
        _connection = connection;
        _records = records;
        _scratch = connection.CreateCommand();
        _batch = connection.CreateBatch();
        _batch.Timeout = timeoutSeconds;
        _head = new(writers, _scratch);
        _headCommand = Command(_head.Text, _head.Parameters);
    }

    public override async Task CommitAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, Func<bool> isOutdated)
    {
        _batch.BatchCommands.Clear();
        Fill(rows.Span);
        _head.Fill(writer, head);
        _batch.BatchCommands.Add(_headCommand);

        await _batch.PrepareAsync();
        ThrowWhere(isOutdated);
        await _batch.ExecuteNonQueryAsync();
        if (_headCommand.RecordsAffected == 0)
            throw HeadIsGone();
    }

    public override async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _scratch.DisposeAsync();
    }

    private void Fill(ReadOnlySpan<StoredRecord> rows)
    {
        for (var index = 0; index < Sizes.Length; index++)
        {
            if (rows.Length < Sizes[index])
                continue;
            var (statement, command) = _inserts[index] ??= Insert(Sizes[index]);
            statement.Fill(rows[..statement.Rows]);
            _batch.BatchCommands.Add(command);
            rows = rows[statement.Rows..];
        }
    }

    private (InsertStatement, DbBatchCommand) Insert(int rows)
    {
        var statement = new InsertStatement(_records, _scratch, rows);
        return (statement, Command(statement.Text, statement.Parameters));
    }

    private DbBatchCommand Command(string text, IEnumerable<DbParameter> parameters)
    {
        var command = _batch.CreateBatchCommand();
        command.CommandText = text;
        Add(command.Parameters, parameters);
        return command;
    }
}
