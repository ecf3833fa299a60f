using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>
/// Makes the tables of the own context, in one transaction, so that a process that dies in the middle leaves nothing half made. (The lock of
/// Entity Framework's own migrations stays in an SQLite file when its holder is killed.)
/// </summary>
internal static class OwnSchema
{
    /// <summary>The version that this package works with. A later one adds its step from the version before to <see cref="EnsureAsync"/>.</summary>
    public const int Current = 1;

    // Several parts of an app ask for the tables at its start.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Makes the database and the tables where they are missing. Several processes may do it at the same time.</summary>
    public static async Task EnsureAsync(ConsentRecordsContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await creator.ExistsAsync(cancellationToken))
                await creator.CreateAsync(cancellationToken);
            var version = await ReadVersionAsync(context, cancellationToken);
            if (version is null)
                await CreateInTurnAsync(context, cancellationToken);
            else if (version > Current)
                throw NewerThanThisPackage(version.Value);
        }
        catch (DbException)
        {
            // Another process may have been quicker.
            if (await ReadVersionAsync(context, cancellationToken) is not Current)
                throw;
        }
    }

    private static async Task<int?> ReadVersionAsync(ConsentRecordsContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (!await HasTableAsync(context, cancellationToken))
                return null;
            return await context.Set<SchemaVersion>().MaxAsync(row => (int?)row.Version, cancellationToken);
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>Asked first, because Entity Framework logs an error for a query on a table that is not there, and there is none before the first start.</summary>
    private static async Task<bool> HasTableAsync(ConsentRecordsContext context, CancellationToken cancellationToken)
    {
        var statement = DatabaseSession.KindOf(context) switch
        {
            DatabaseKind.Sqlite => "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = {0}",
            DatabaseKind.PostgreSql => "SELECT count(to_regclass(quote_ident({0})))::int AS \"Value\"",
            _ => null,
        };
        if (statement is null)
            return true;
        var table = context.Model.FindEntityType(typeof(SchemaVersion))!.GetTableName()!;
        return await context.Database.SqlQueryRaw<int>(statement, table).SingleAsync(cancellationToken) > 0;
    }

    private static async Task CreateInTurnAsync(ConsentRecordsContext context, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (await ReadVersionAsync(context, cancellationToken) is null)
                await CreateTablesAsync(context, cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task CreateTablesAsync(ConsentRecordsContext context, CancellationToken cancellationToken)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel());
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate(operations, model);
        var connection = context.GetService<IRelationalConnection>();

        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            foreach (var command in commands)
                await command.ExecuteNonQueryAsync(connection, cancellationToken: cancellationToken);
            context.ChangeTracker.Clear();
            context.Add(new SchemaVersion { Version = Current });
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        });
    }

    private static InvalidOperationException NewerThanThisPackage(int version) =>
        new($"The tables of the consent records have version {version}, made by a newer CookieConsent.EntityFrameworkCore; this one knows up to {Current}. Update the package.");
}
