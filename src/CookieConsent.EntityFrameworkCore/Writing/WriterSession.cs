using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Diagnostics;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// One process start as a writer: its connection, opened when it is needed, and the end of its chain. After a lost connection the database says whether
/// the last commit arrived.
/// </summary>
internal sealed class WriterSession(RecordContexts contexts, TimeProvider time, TimeSpan timeout, ILogger logger)
{
    /// <summary>To connect, and to make the tables where there are none.</summary>
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(30);

    private readonly DateTime _startedAt = WholeMilliseconds(time.GetUtcNow());
    private StoreConnection? _connection;
    private ChainPosition _attempted = ChainPosition.Start;

    /// <summary>The id of the writer.</summary>
    public byte[] Id { get; private set; } = RecordId.New(time);

    /// <summary>The end of the chain, as far as it is known to be durable.</summary>
    public ChainPosition Head { get; private set; } = ChainPosition.Start;

    /// <summary>Whether the commit that was attempted last is in the database.</summary>
    public bool HasArrived => _attempted.Sequence > 0 && Head.IsSame(_attempted);

    /// <summary>The chain will end here if the commit arrives.</summary>
    public void Attempt(ChainPosition head) => _attempted = head;

    /// <summary>It did.</summary>
    public void Committed() => Head = _attempted;

    /// <summary>The connection; opened where there is none.</summary>
    public async Task<StoreConnection> ConnectAsync()
    {
        if (_connection is not null)
            return _connection;

        var connection = await OpenAsync();
        if (!connection.Head.IsSame(Head) && (_attempted.Sequence == 0 || !connection.Head.IsSame(_attempted)))
        {
            // Nothing that this process wrote: a chain that somebody else has a hand in is not gone on with.
            logger.HeadMoved(RecordId.Format(Id), Head.Sequence, connection.Head.Sequence);
            await connection.DisposeAsync();
            (Id, Head, _attempted) = (RecordId.New(time), ChainPosition.Start, ChainPosition.Start);
            connection = await OpenAsync();
        }
        Head = connection.Head;
        return _connection = connection;
    }

    /// <summary>Lets go of the connection. Never throws.</summary>
    public async ValueTask DisconnectAsync()
    {
        if (_connection is not { } connection)
            return;
        _connection = null;
        try
        {
            await connection.DisposeAsync();
        }
        catch (Exception exception)
        {
            logger.ConnectionNotClosed(exception);
        }
    }

    private async Task<StoreConnection> OpenAsync()
    {
        // A host that does not answer would hold the attempt, and what waits behind it.
        using var limit = new CancellationTokenSource(LongestOpening, time);
        return await StoreConnection.OpenAsync(contexts, Id, _startedAt, timeout, limit.Token);
    }

    private static DateTime WholeMilliseconds(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
}
