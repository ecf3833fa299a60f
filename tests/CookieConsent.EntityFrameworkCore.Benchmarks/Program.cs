using System.Globalization;
using CookieConsent;
using CookieConsent.EntityFrameworkCore;
using CookieConsent.EntityFrameworkCore.Benchmarks;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

if (args is ["report", .. var rest])
{
    await ReportMeasurement.RunAsync(rest);
    return;
}

// Durable decisions against the limit that the database sets: "[rounds] [seconds]"; or what is read of many: "archive [records]".
// COOKIECONSENT_POSTGRESQL names a PostgreSQL; without it SQLite alone.
int? archived = args is ["archive", ..] ? int.Parse(args.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture) : null;
var rounds = archived is null && args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
var time = TimeSpan.FromSeconds(archived is null && args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 2);

var folder = Directory.CreateTempSubdirectory("consent-bench-");
try
{
    var file = $"Data Source={Path.Combine(folder.FullName, "consent.db")}";
    await MeasureAsync("SQLite, WAL, synchronous=FULL", options => options.UseSqlite(file), () => new RawSqlite(file));
    if (Environment.GetEnvironmentVariable("COOKIECONSENT_POSTGRESQL") is { } cluster)
    {
        var server = new Npgsql.NpgsqlConnectionStringBuilder(cluster) { Database = $"bench_{Guid.NewGuid():N}" }.ConnectionString;
        await MeasureAsync("PostgreSQL", options => options.UseNpgsql(server), () => new RawPostgreSql(server));
    }
}
finally
{
    folder.Delete(recursive: true);
}

async Task MeasureAsync(string title, Action<DbContextOptionsBuilder> database, Func<Contestant> raw)
{
    var builder = WebApplication.CreateEmptyBuilder(new());
    builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
    builder.Services.AddLogging();
    builder
        .Services.AddCookieConsent(options => options.GrantsPerMinute = 0)
        .AddEntityFrameworkRecords(database, options => options.SpoolFolder = folder.FullName);
    await using var app = builder.Build();
    app.UseCookieConsent();
    await app.StartAsync();

    var address = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
    var store = new StoreInterface(app.Services.GetRequiredService<IConsentRecordStore>());
    await store.KeepAsync(0); // The tables are there.
    if (archived is { } records)
    {
        await ArchiveMeasurement.RunAsync(title, app.Services.GetRequiredService<IConsentRecordStore>(), app.Services.GetRequiredService<IConsentRecordArchive>(), records);
        return;
    }
    Contestant[] contestants = [raw(), store, new OverHttp(new(address)), new AddRange(app.Services.GetRequiredService<RecordContexts>())];
    await Measurement.RunAsync(title, contestants, rounds, time);
    foreach (var contestant in contestants)
        await contestant.DisposeAsync();
}
