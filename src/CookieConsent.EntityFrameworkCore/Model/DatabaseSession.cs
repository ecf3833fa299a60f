using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>The databases that are spoken to in a way of their own.</summary>
internal enum DatabaseKind
{
    Other,
    Sqlite,
    PostgreSql,
}

/// <summary>Sees to it that a commit on this connection is durable, whatever the defaults are.</summary>
internal static class DatabaseSession
{
    public static DatabaseKind KindOf(DbContext context) =>
        context.Database.ProviderName switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseKind.Sqlite,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseKind.PostgreSql,
            _ => DatabaseKind.Other,
        };

    public static async Task PrepareAsync(DbContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var text = KindOf(context) switch
        {
            // SQLite's own wait for a lock looks again after a millisecond, that of the provider after 150.
            DatabaseKind.Sqlite => string.Create(CultureInfo.InvariantCulture, $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {(long)timeout.TotalMilliseconds};"),

            // Where the server waits for replicas, it goes on doing so.
            DatabaseKind.PostgreSql => "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            _ => null,
        };
        if (text is null)
            return;
        var command = context.Database.GetDbConnection().CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
