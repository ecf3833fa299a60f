using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of the consent records to an app's own context.</summary>
public static class ConsentRecordsModelBuilderExtensions
{
    private const int IdBytes = 16;
    private const int HashBytes = 32;

    // SQLite gives times back without saying that they are UTC.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>
    /// Adds the tables <c>ConsentRecords</c>, <c>ConsentNotices</c>, <c>ConsentWriters</c>, <c>ConsentCookies</c>, <c>ConsentDays</c> and
    /// <c>ConsentChecks</c>. Call it in <c>OnModelCreating</c> of the context that is
    /// passed to <c>AddEntityFrameworkRecords</c>, then add a migration.
    /// </summary>
    /// <param name="modelBuilder">The model of the context.</param>
    /// <param name="schema">Schema of the tables; <see langword="null"/>: the default one.</param>
    /// <returns>The same model, for the next call.</returns>
    public static ModelBuilder AddCookieConsentRecords(this ModelBuilder modelBuilder, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<StoredRecord>(record => Map(record, schema));
        modelBuilder.Entity<StoredNotice>(notice => Map(notice, schema));
        modelBuilder.Entity<StoredWriter>(writer => Map(writer, schema));
        ReportModel.AddTo(modelBuilder, schema, Utc);
        return modelBuilder;
    }

    private static void Map(EntityTypeBuilder<StoredRecord> record, string? schema)
    {
        record.ToTable("ConsentRecords", schema);
        record.HasKey(row => row.Id);
        record.HasIndex(row => new { row.Writer, row.Sequence }).IsUnique();
        record.Property(row => row.Id).HasMaxLength(IdBytes).ValueGeneratedNever();
        record.Property(row => row.PreviousId).HasMaxLength(IdBytes);
        record.Property(row => row.Time).HasConversion(Utc);
        record.Property(row => row.RefusedServices).HasMaxLength(StoredText.List);
        record.Property(row => row.Scope).HasMaxLength(StoredText.Name);
        record.Property(row => row.PolicyVersion).HasMaxLength(StoredText.Name);
        record.Property(row => row.NoticeHash).HasMaxLength(StoredText.Name);
        record.Property(row => row.Page).HasMaxLength(StoredText.Page);
        record.Property(row => row.Region).HasMaxLength(StoredText.Name);
        record.Property(row => row.Controller).HasMaxLength(StoredText.Name);
        record.Property(row => row.Writer).HasMaxLength(IdBytes);
        record.Property(row => row.PreviousHash).HasMaxLength(HashBytes);
        record.Property(row => row.Hash).HasMaxLength(HashBytes);
        record.Property(row => row.ErasedAt).HasConversion(Utc);
        record.Property(row => row.ContentHash).HasMaxLength(HashBytes);
    }

    private static void Map(EntityTypeBuilder<StoredNotice> notice, string? schema)
    {
        notice.ToTable("ConsentNotices", schema);
        notice.HasKey(row => row.Hash);
        notice.Property(row => row.Hash).HasMaxLength(StoredText.Name).ValueGeneratedNever();
        notice.Property(row => row.Language).HasMaxLength(StoredText.Name);
        notice.Property(row => row.PolicyVersion).HasMaxLength(StoredText.Name);
        notice.Property(row => row.Scope).HasMaxLength(StoredText.Name);
    }

    private static void Map(EntityTypeBuilder<StoredWriter> writer, string? schema)
    {
        writer.ToTable("ConsentWriters", schema);
        writer.HasKey(row => row.Id);
        writer.Property(row => row.Id).HasMaxLength(IdBytes).ValueGeneratedNever();
        writer.Property(row => row.StartedAt).HasConversion(Utc);
        writer.Property(row => row.HeadHash).HasMaxLength(HashBytes);
        writer.Property(row => row.CheckpointHash).HasMaxLength(HashBytes);
    }
}
