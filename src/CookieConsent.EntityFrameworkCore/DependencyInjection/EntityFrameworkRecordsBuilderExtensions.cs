using CookieConsent;
using CookieConsent.EntityFrameworkCore;
using CookieConsent.EntityFrameworkCore.DependencyInjection;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps consent records in a relational database.</summary>
public static class EntityFrameworkRecordsBuilderExtensions
{
    /// <summary>
    /// Keeps the records in a database of their own: <c>.AddEntityFrameworkRecords(o =&gt; o.UseSqlite("Data Source=consent.db"))</c>. The package makes the
    /// tables and brings them up to date. A database that cannot be reached does not stop the app: no grant takes effect until it is back.
    /// </summary>
    /// <param name="builder">What <c>AddCookieConsent</c> returned.</param>
    /// <param name="database">Names the provider and the connection.</param>
    /// <param name="configure">Changes the options after the configuration section <c>CookieConsentRecords</c>.</param>
    /// <returns>The same builder, for the next call.</returns>
    public static CookieConsentBuilder AddEntityFrameworkRecords(
        this CookieConsentBuilder builder,
        Action<DbContextOptionsBuilder> database,
        Action<EntityFrameworkRecordOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        builder.Services.AddDbContextFactory<ConsentRecordsContext>(database);
        return RecordServices.Add<OwnRecordContexts>(builder, configure);
    }

    /// <summary>
    /// Keeps the records in the app's own database, beside its own tables. The context needs <c>modelBuilder.AddCookieConsentRecords()</c> in
    /// <c>OnModelCreating</c>, a migration, and <c>AddDbContextFactory</c>.
    /// </summary>
    /// <typeparam name="TContext">The app's context; no base class is needed.</typeparam>
    /// <param name="builder">What <c>AddCookieConsent</c> returned.</param>
    /// <param name="configure">Changes the options after the configuration section <c>CookieConsentRecords</c>.</param>
    /// <returns>The same builder, for the next call.</returns>
    public static CookieConsentBuilder AddEntityFrameworkRecords<TContext>(this CookieConsentBuilder builder, Action<EntityFrameworkRecordOptions>? configure = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        return RecordServices.Add<AppRecordContexts<TContext>>(builder, configure);
    }
}
