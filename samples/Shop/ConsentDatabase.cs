using Microsoft.EntityFrameworkCore;

namespace Shop;

/// <summary>Where the consent records are kept: a connection string with <c>Host=…</c> is PostgreSQL, one with <c>Data Source=…</c> SQLite.</summary>
internal static class ConsentDatabase
{
    public static Action<DbContextOptionsBuilder> Choose(IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Consent") ?? "Data Source=consent.db";
        return connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? options => options.UseNpgsql(connection) : options => options.UseSqlite(connection);
    }
}
