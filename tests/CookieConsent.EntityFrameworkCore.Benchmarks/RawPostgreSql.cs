using CookieConsent.EntityFrameworkCore.Model;
using Npgsql;
using NpgsqlTypes;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The limit on PostgreSQL: one prepared insert of as many rows as there are.</summary>
internal sealed class RawPostgreSql : GroupCommitQueue
{
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Bytea, NpgsqlDbType.Bytea, NpgsqlDbType.TimestampTz, NpgsqlDbType.Smallint, NpgsqlDbType.Smallint, NpgsqlDbType.Smallint, NpgsqlDbType.Boolean,
        NpgsqlDbType.Smallint, NpgsqlDbType.Smallint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea, NpgsqlDbType.TimestampTz, NpgsqlDbType.Bytea,
    ];

    private readonly NpgsqlConnection _connection;
    private readonly Dictionary<int, NpgsqlCommand> _inserts = [];

    public RawPostgreSql(string connectionString)
    {
        _connection = new(connectionString);
        _connection.Open();
    }

    public override string Name => "raw: multi-row insert, group commit";

    protected override async Task CommitAsync(IReadOnlyList<StoredRecord> rows)
    {
        if (!_inserts.TryGetValue(rows.Count, out var insert))
        {
            insert = _inserts[rows.Count] = new(RawRows.Insert(rows.Count), _connection);
            for (var index = 0; index < rows.Count * Types.Length; index++)
                insert.Parameters.Add(new NpgsqlParameter($"@p{index}", Types[index % Types.Length]));
            await insert.PrepareAsync();
        }
        for (var index = 0; index < rows.Count; index++)
            RawRows.Fill(insert.Parameters, index * Types.Length, rows[index]);
        await insert.ExecuteNonQueryAsync();
    }

    protected override async ValueTask CloseAsync()
    {
        foreach (var insert in _inserts.Values)
            await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
