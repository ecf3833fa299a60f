using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>A file in a folder of its own.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consent-sqlite-");

    public override string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "consent.db")}";

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString);

    public override async ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        for (var attempt = 1; _folder.Exists; attempt++)
        {
            try
            {
                _folder.Delete(recursive: true);
            }
            catch (IOException) when (attempt < 200)
            {
                // An app that has just ended still closes a connection, which makes a file for a moment.
                await Task.Delay(50);
            }
            _folder.Refresh();
        }
    }
}
