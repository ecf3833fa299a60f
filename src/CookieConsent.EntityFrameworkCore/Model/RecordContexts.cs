using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.EntityFrameworkCore.Model;

/// <summary>Makes contexts that hold the tables of the records, whichever context type the app chose.</summary>
internal abstract class RecordContexts
{
    /// <summary>A new context. Nothing is opened yet.</summary>
    /// <exception cref="InvalidOperationException">The app's registration or model lacks something; the message says what to write.</exception>
    public abstract DbContext Create();

    /// <summary>Makes the tables where the package is in charge of them.</summary>
    public abstract Task PrepareAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>A new context with its tables there.</summary>
    public Task<DbContext> PreparedAsync(CancellationToken cancellationToken) => WithAsync(Create(), context => PrepareAsync(context, cancellationToken));

    /// <summary>A context that is connected, with its tables there, whose commits are durable and whose commands give up after <paramref name="timeout"/>.</summary>
    public Task<DbContext> OpenAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        WithAsync(
            Create(),
            async context =>
            {
                context.Database.SetCommandTimeout(timeout);
                await PrepareAsync(context, cancellationToken);
                await context.Database.OpenConnectionAsync(cancellationToken);
                await DatabaseSession.PrepareAsync(context, timeout, cancellationToken);
            }
        );

    private static async Task<DbContext> WithAsync(DbContext context, Func<DbContext, Task> prepare)
    {
        try
        {
            await prepare(context);
            return context;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }
}

/// <summary>The package's own context.</summary>
internal sealed class OwnRecordContexts(IDbContextFactory<ConsentRecordsContext> factory) : RecordContexts
{
    public override DbContext Create() => factory.CreateDbContext();

    public override Task PrepareAsync(DbContext context, CancellationToken cancellationToken) =>
        OwnSchema.EnsureAsync((ConsentRecordsContext)context, cancellationToken);
}

/// <summary>A context of the app, whose tables are made by the app's migrations.</summary>
/// <typeparam name="TContext">The context.</typeparam>
internal sealed class AppRecordContexts<TContext>(IServiceProvider services) : RecordContexts
    where TContext : DbContext
{
    public override DbContext Create()
    {
        var factory =
            services.GetService<IDbContextFactory<TContext>>()
            ?? throw new InvalidOperationException(
                $"AddEntityFrameworkRecords<{typeof(TContext).Name}>() needs a factory of the context. Write: builder.Services.AddDbContextFactory<{typeof(TContext).Name}>(options => …)"
            );
        var context = factory.CreateDbContext();
        if (context.Model.FindEntityType(typeof(StoredRecord)) is not null)
            return context;
        context.Dispose();
        throw new InvalidOperationException(
            $"{typeof(TContext).Name} does not have the tables of the consent records. Write in its OnModelCreating: modelBuilder.AddCookieConsentRecords(); and add a migration."
        );
    }

    public override Task PrepareAsync(DbContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
