using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>Stands between a client and the cluster, and breaks the connection where a test says so.</summary>
internal sealed class PostgreSqlProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly HashSet<Socket> _sockets = [];
    private readonly Task _accepting;
    private volatile bool _isRefusing;
    private volatile Cut _cut;
    private TaskCompletionSource _held = new();
    private TaskCompletionSource _released = new();

    public PostgreSqlProxy()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the connection breaks.</summary>
    private enum Cut
    {
        Nowhere,
        BeforeTheServer,
        BeforeTheAnswer,
        HoldTheAnswer,
    }

    public string ConnectionStringFor(Database database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;

    /// <summary>Breaks every connection, and each new one at once.</summary>
    public void Refuse()
    {
        _isRefusing = true;
        CloseAll();
    }

    public void Admit() => _isRefusing = false;

    /// <summary>What the client sends next does not reach the server.</summary>
    public void CutBeforeTheServer() => _cut = Cut.BeforeTheServer;

    /// <summary>The server gets what the client sends next and does it, and its answer is lost.</summary>
    public void CutBeforeTheAnswer() => _cut = Cut.BeforeTheAnswer;

    /// <summary>The server gets what the client sends next and does it, and its answer waits. Completes when it does.</summary>
    public Task HoldTheAnswer()
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _cut = Cut.HoldTheAnswer;
        return _held.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    public void Release() => _released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        CloseAll();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                if (_isRefusing)
                    client.Dispose();
                else
                    _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(new NpgsqlConnectionStringBuilder(PostgreSqlDatabase.Cluster).Host!, ".s.PGSQL.5432")));
                lock (_lock)
                {
                    // Admitted, and then refused while it was on its way.
                    if (_isRefusing)
                        return;
                    _sockets.Add(client);
                    _sockets.Add(server);
                }
                await Task.WhenAny(PassAsync(client, server, isToServer: true), PassAsync(server, client, isToServer: false));
            }
            catch (SocketException)
            {
                // Broken, as the test wanted.
            }
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isToServer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer, _end.Token)) > 0;)
            {
                if (!isToServer && _cut == Cut.HoldTheAnswer)
                {
                    _cut = Cut.Nowhere;
                    _held.TrySetResult();
                    await _released.Task.WaitAsync(_end.Token);
                }
                if (_cut == (isToServer ? Cut.BeforeTheServer : Cut.BeforeTheAnswer))
                {
                    _cut = Cut.Nowhere;
                    return;
                }
                await to.SendAsync(buffer.AsMemory(0, count), _end.Token);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other way broke first.
        }
    }

    private void CloseAll()
    {
        lock (_lock)
        {
            foreach (var socket in _sockets)
                socket.Dispose();
            _sockets.Clear();
        }
    }
}
