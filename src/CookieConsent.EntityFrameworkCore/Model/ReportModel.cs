using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>The tables that the report page reads beside the records.</summary>
internal static class ReportModel
{
    private const int IdBytes = 16;

    public static void AddTo(ModelBuilder modelBuilder, string? schema, ValueConverter<DateTime, DateTime> utc)
    {
        modelBuilder.Entity<StoredObservation>(cookie =>
        {
            cookie.ToTable("ConsentCookies", schema);
            cookie.HasKey(row => row.Id);
            cookie.Property(row => row.Id).HasMaxLength(IdBytes).ValueGeneratedNever();
            cookie.Property(row => row.Name).HasMaxLength(StoredText.CookieName);
            cookie.Property(row => row.ServiceId).HasMaxLength(StoredText.Name);
            cookie.Property(row => row.Pattern).HasMaxLength(StoredText.CookieName);
            cookie.Property(row => row.FirstSeen).HasConversion(utc);
            cookie.Property(row => row.LastSeen).HasConversion(utc);
            cookie.Property(row => row.LastSetAt).HasMaxLength(StoredText.Page);
            cookie.Property(row => row.Domain).HasMaxLength(StoredText.Name);
            cookie.Property(row => row.Path).HasMaxLength(StoredText.Page);
            cookie.Property(row => row.SameSite).HasMaxLength(StoredText.Name);
        });
        modelBuilder.Entity<StoredDay>(day =>
        {
            day.ToTable("ConsentDays", schema);
            day.HasKey(row => new { row.Day, row.Number });
            day.Property(row => row.Day).ValueGeneratedNever();
            day.Property(row => row.Number).ValueGeneratedNever();
            day.Property(row => row.CountedAt).HasConversion(utc);
            day.Property(row => row.PolicyVersion).HasMaxLength(StoredText.Name);
            day.Property(row => row.Language).HasMaxLength(StoredText.Name);
        });
        modelBuilder.Entity<StoredCheck>(check =>
        {
            check.ToTable("ConsentChecks", schema);
            check.HasKey(row => row.Id);
            check.Property(row => row.Id).HasMaxLength(IdBytes).ValueGeneratedNever();
            check.Property(row => row.StartedAt).HasConversion(utc);
            check.Property(row => row.EndedAt).HasConversion(utc);
        });
    }
}
