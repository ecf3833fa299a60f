using CookieConsent.EntityFrameworkCore.Model;
using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Tests.Harness;

/// <summary>The store as an app registers it, on one database, without a web server.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo? _ownFolder;
    private bool _isStarted;

    public StoreHost(
        Action<DbContextOptionsBuilder> database,
        TimeProvider? time = null,
        Action<EntityFrameworkRecordOptions>? configure = null,
        string? spoolFolder = null,
        Action<IServiceCollection>? services = null
    )
    {
        _ownFolder = spoolFolder is null ? Directory.CreateTempSubdirectory("consent-spool-") : null;
        SpoolFolder = spoolFolder ?? _ownFolder!.FullName;
        var collection = new ServiceCollection();
        collection.AddMetrics().AddLogging(logging => logging.AddProvider(Logs));
        if (time is not null)
            collection.AddSingleton(time);
        collection
            .AddCookieConsent()
            .AddEntityFrameworkRecords(
                database,
                options =>
                {
                    // On a machine that has much to do, a database that is slow is not away.
                    (options.SpoolFolder, options.CommandTimeout) = (SpoolFolder, TimeSpan.FromSeconds(30));
                    configure?.Invoke(options);
                }
            );
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
    }

    public StoreHost(Database database, TimeProvider? time = null, Action<EntityFrameworkRecordOptions>? configure = null, string? spoolFolder = null)
        : this(database.Configure, time, configure, spoolFolder) { }

    public CapturedLogs Logs { get; } = new();

    public string SpoolFolder { get; }

    public IServiceProvider Services => _services;

    public IConsentRecordStore Store => _services.GetRequiredService<IConsentRecordStore>();

    public IConsentRecordArchive Archive => _services.GetRequiredService<IConsentRecordArchive>();

    public RecordSpool Spool => _services.GetRequiredService<RecordSpool>();

    public async Task AppendAsync(ConsentRecord record, CancellationToken cancellationToken = default) => await Store.AppendAsync(record, cancellationToken);

    public async Task AppendAsync(IEnumerable<ConsentRecord> records)
    {
        foreach (var record in records)
            await AppendAsync(record);
    }

    public async Task StartAsync()
    {
        _isStarted = true;
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    /// <summary>The ids of all kept records.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync()
    {
        await using var context = _services.GetRequiredService<RecordContexts>().Create();
        return [.. (await context.Set<StoredRecord>().Select(row => row.Id).ToListAsync()).Select(RecordId.Format)];
    }

    /// <summary>Completes when everything that was spooled, here or by a process that is gone, is in the database.</summary>
    public async Task SpoolIsEmptyAsync()
    {
        // An own record comes behind whatever the writer looked for at its start.
        await AppendAsync(SampleRecords.Grant());
        for (var written = 1; Spool.HasBacklog; written++)
            await Logs.WhenAsync(105, written);
    }

    /// <summary>Ends the writer as the end of the process does; the archive can still be asked.</summary>
    public async Task StopAsync() => await _services.GetRequiredService<RecordLoop>().DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        // What runs beside the writer lets go of the database before it goes.
        foreach (var service in _isStarted ? _services.GetServices<IHostedService>() : [])
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        _ownFolder?.Delete(recursive: true);
    }
}
