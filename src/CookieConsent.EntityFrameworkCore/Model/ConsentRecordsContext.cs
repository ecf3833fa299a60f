using Microsoft.EntityFrameworkCore;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>The package's own context, for an app that has none or keeps its records apart.</summary>
internal sealed class ConsentRecordsContext(DbContextOptions<ConsentRecordsContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddCookieConsentRecords();
        modelBuilder.Entity<SchemaVersion>(version =>
        {
            version.ToTable("ConsentSchema");
            version.HasKey(row => row.Version);
            version.Property(row => row.Version).ValueGeneratedNever();
        });
    }
}
