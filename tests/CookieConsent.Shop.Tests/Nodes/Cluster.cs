using CookieConsent.Shop.Tests.Http;
using Npgsql;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>Three shops behind nginx, one PostgreSQL. They share nothing else: no memory, no keys, no sessions.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const int Size = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shops-");
    private readonly Node[] _nodes = new Node[Size];
    private readonly string _name = $"shop_{Guid.NewGuid():N}";
    private LoadBalancer? _balancer;

    private static string Server =>
        Environment.GetEnvironmentVariable("COOKIECONSENT_POSTGRESQL")
        ?? throw new InvalidOperationException("No PostgreSQL to test on. Run: bash build/test.sh (or set COOKIECONSENT_POSTGRESQL to what build/postgresql.sh start prints).");

    private string Database => new NpgsqlConnectionStringBuilder(Server) { Database = _name, MaxPoolSize = 5 }.ConnectionString;

    public static async Task<Cluster> StartAsync()
    {
        var cluster = new Cluster();
        try
        {
            await ExecuteAsync(Server, $"CREATE DATABASE {cluster._name}");
            await Task.WhenAll(Enumerable.Range(0, Size).Select(node => cluster.StartAsync(node)));
            cluster._balancer = await LoadBalancer.StartAsync(cluster._folder.FullName, cluster._nodes.Select(node => node.Socket));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a node in place of one that was killed.</summary>
    public async Task StartAsync(int node, params IEnumerable<(string Key, string Value)> settings) =>
        _nodes[node] = await Node.StartAsync(_folder.FullName, $"node{node}", Database, settings);

    public void Kill(int node) => _nodes[node].Kill();

    /// <summary>A visitor who comes through the load balancer.</summary>
    public Visitor NewVisitor() => SocketVisitor.At(_balancer!.Socket);

    /// <summary>A visitor who asks one node alone.</summary>
    public Visitor NewVisitorAt(int node) => SocketVisitor.At(_nodes[node].Socket);

    /// <summary>The ids of all records, in hexadecimal, one for each row.</summary>
    public async Task<IReadOnlyList<string>> RecordsAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT encode(\"Id\", 'hex') FROM \"ConsentRecords\"", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>Completes when a notice of this version is in the database.</summary>
    public async Task WhenNoticeIsKeptAsync(string policyVersion)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync(limit.Token);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM \"ConsentNotices\" WHERE \"PolicyVersion\" = $1 AND \"Surface\" = $2", connection);
        command.Parameters.Add(new() { Value = policyVersion });
        command.Parameters.Add(new() { Value = (short)ConsentSurface.Banner });

        // Another process does it: there is nothing to await but the row.
        while (await command.ExecuteScalarAsync(limit.Token) is 0L)
            await Task.Delay(20, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _balancer?.Dispose();
        foreach (var node in _nodes)
            node?.Dispose();
        await using (var connection = new NpgsqlConnection(Database))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync(Server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        _folder.Delete(recursive: true);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
