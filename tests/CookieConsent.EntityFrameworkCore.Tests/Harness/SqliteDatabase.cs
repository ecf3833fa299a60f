using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consent-sqlite-");

    public override string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "consent.db")}";

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString);

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
