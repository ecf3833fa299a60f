using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>For every other provider: prepared statements, one after the other, in a transaction.</summary>
internal class TransactionCommit : GroupCommit
{
    private readonly DbConnection _connection;
    private readonly (InsertStatement Statement, DbCommand Command)[] _inserts;
    private readonly HeadStatement _head;
    private readonly DbCommand _headCommand;
    private readonly int _timeoutSeconds;

    /// <param name="connection">An open connection.</param>
    /// <param name="records">The table of the records.</param>
    /// <param name="writers">The table of the writers.</param>
    /// <param name="sizes">Rows of the insert statements, the largest first and 1 at last.</param>
    /// <param name="timeoutSeconds">What a command may take.</param>
    public TransactionCommit(DbConnection connection, Table records, Table writers, ReadOnlySpan<int> sizes, int timeoutSeconds)
    {
        _connection = connection;
        _timeoutSeconds = timeoutSeconds;
        using var scratch = connection.CreateCommand();
        _inserts = Prepare(sizes, rows =>
        {
            var statement = new InsertStatement(records, scratch, rows);
            return (statement, Command(statement.Text, statement.Parameters));
        });
        _head = new(writers, scratch);
        _headCommand = Command(_head.Text, _head.Parameters);
    }

    public override async Task CommitAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, Func<bool> isOutdated)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        await WriteAsync(rows, writer, head, transaction);
        ThrowWhere(isOutdated);
        await transaction.CommitAsync();
    }

    protected async Task WriteAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, DbTransaction? transaction)
    {
        foreach (var (statement, command) in _inserts)
        {
            command.Transaction = transaction;
            for (; rows.Length >= statement.Rows; rows = rows[statement.Rows..])
            {
                statement.Fill(rows.Span[..statement.Rows]);
                await command.ExecuteNonQueryAsync();
            }
        }
        _head.Fill(writer, head);
        _headCommand.Transaction = transaction;
        if (await _headCommand.ExecuteNonQueryAsync() == 0)
            throw HeadIsGone();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var (_, command) in _inserts)
            await command.DisposeAsync();
        await _headCommand.DisposeAsync();
    }

    protected DbCommand Command(string text, params IEnumerable<DbParameter> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = _timeoutSeconds;
        Add(command.Parameters, parameters);
        return command;
    }
}
