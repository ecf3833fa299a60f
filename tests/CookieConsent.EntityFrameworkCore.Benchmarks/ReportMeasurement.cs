using System.Diagnostics;
using System.Globalization;
using CookieConsent.EntityFrameworkCore.Counts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>
/// The report over a year of records: "report [records] [serve]". Prints how long the page takes and how memory grows while all records are exported; with
/// <c>serve</c> the page on SQLite stays open for a look, until Enter.
/// </summary>
internal static class ReportMeasurement
{
    private const int Rounds = 5;
    private const double MiB = 1024 * 1024;

    public static async Task RunAsync(string[] args)
    {
        var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var isServed = args.Contains("serve");
        var folder = Directory.CreateTempSubdirectory("consent-report-");
        try
        {
            var file = $"Data Source={Path.Combine(folder.FullName, "consent.db")}";
            await MeasureAsync("SQLite", options => options.UseSqlite(file), records, folder.FullName, isServed);
            if (!isServed && Environment.GetEnvironmentVariable("COOKIECONSENT_POSTGRESQL") is { } cluster)
            {
                var server = new Npgsql.NpgsqlConnectionStringBuilder(cluster) { Database = $"report_{Guid.NewGuid():N}" }.ConnectionString;
                await MeasureAsync("PostgreSQL", options => options.UseNpgsql(server), records, folder.FullName, isServed: false);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string title, Action<DbContextOptionsBuilder> database, int records, string folder, bool isServed)
    {
        await using var app = Build(database, folder);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()) };

        var clock = Stopwatch.StartNew();
        await YearOfRecords.KeepAsync(app.Services.GetRequiredService<IConsentRecordStore>(), records, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {records:N0} records kept in {clock.Elapsed.TotalSeconds:0.0} s"));
        clock.Restart();
        var days = await app.Services.GetRequiredService<DayCounter>().RunAsync(CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {days} days counted, as the app does in the background: {clock.Elapsed.TotalSeconds:0.0} s"));
        for (var visit = 0; visit < 20; visit++)
            await VisitAsync(client, visit);

        clock.Restart();
        await app.Services.GetRequiredService<IConsentRecordArchive>().ReadAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue).FirstAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the first record alone: {clock.Elapsed.TotalMilliseconds:N0} ms"));
        for (var round = 0; round < Rounds; round++)
        {
            clock.Restart();
            var page = await client.GetStringAsync("/cookie-report");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  page, round {round + 1}: {clock.Elapsed.TotalMilliseconds:N0} ms, {page.Length:N0} characters"));
        }
        foreach (var export in new[] { "records.csv", "records.json" })
            await ExportAsync(client, export);
        if (isServed)
        {
            Console.WriteLine($"Open {client.BaseAddress}cookie-report and press Enter when done.");
            Console.ReadLine();
        }
    }

    private static WebApplication Build(Action<DbContextOptionsBuilder> database, string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorization(options => options.AddPolicy("everyone", policy => policy.RequireAssertion(static _ => true)));
        builder
            .Services.AddCookieConsent(options =>
            {
                options.Controller.Name = "Nordlys Lamps AS";
                options.Services["google-analytics"] = new();
                options.Services["hubspot"] = new();
                options.Services["shop"] = new() { Category = CookieCategories.Functionality, Purpose = "Remembers your language.", Cookies = { new() { Name = "lang", Lifetime = TimeSpan.FromDays(30) } } };
            })
            .AddEntityFrameworkRecords(database, options => options.SpoolFolder = folder);
        var app = builder.Build();
        app.UseCookieConsent();
        app.MapGet("/lamps/{id}", static (HttpContext context, int id) =>
        {
            string[] lines =
            [
                "_ga=1; max-age=63072000; path=/; domain=127.0.0.1", "__hstc=1; max-age=15552000; path=/", "_fbp=1; max-age=7776000; path=/", "lang=nb; max-age=31536000; path=/", $"recent_{id}=1; path=/",
                "zz_partner=1; max-age=86400; secure; samesite=none", ".AspNetCore.Session=1; path=/; httponly; samesite=lax", "<script>alert(1)</script>=1",
            ];
            foreach (var line in lines)
                context.Response.Headers.Append("Set-Cookie", line);
        });
        app.MapGet("/admin", static () => "").WithoutCookieConsent();
        app.MapCookieConsentReport().RequireAuthorization("everyone");
        return app;
    }

    private static async Task VisitAsync(HttpClient client, int visit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/lamps/{visit % 4}");
        request.Headers.Add("Cookie", $"theme=dark; _hjSession_1=1; made_up_{visit}=1");
        (await client.SendAsync(request)).Dispose();
    }

    private static async Task ExportAsync(HttpClient client, string name)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, bytes, buffer, clock) = (before, 0L, new byte[64 * 1024], Stopwatch.StartNew());
        var quarters = new List<double>();
        using var response = await client.GetAsync($"/cookie-report/{name}", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        for (int read, reads = 0; (read = await body.ReadAsync(buffer)) > 0; reads++)
        {
            bytes += read;
            if (reads % 256 != 0)
                continue;
            var live = GC.GetTotalMemory(forceFullCollection: true);
            most = Math.Max(most, live);
            quarters.Add(live / MiB);
        }
        var samples = string.Join(", ", new[] { 0.1, 0.5, 0.99 }.Select(part => quarters[(int)(part * (quarters.Count - 1))].ToString("0.0", CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name}: {bytes / MiB:N0} MiB in {clock.Elapsed.TotalSeconds:0.0} s; live memory {before / MiB:0.0} MiB before, {samples} MiB at 10, 50, 99 %, most {most / MiB:0.0} MiB; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / MiB:N0} MiB"
        ));
    }
}
