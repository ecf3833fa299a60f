using System.Text;
using CookieConsent;
using CookieConsent.EntityFrameworkCore.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

// Decides as fast as it can until it is killed, and says of each decision that it was acknowledged: "provider connection spool-folder [refusals]".
var (provider, connection, spool, isOnlyRefusing) = (args[0], args[1], args[2], args.Contains("refusals"));

const int Visitors = 16;
var services = new ServiceCollection();
services.AddMetrics().AddLogging();
services
    .AddCookieConsent()
    .AddEntityFrameworkRecords(
        options => _ = provider == "Sqlite" ? options.UseSqlite(connection) : options.UseNpgsql(connection),
        options => (options.SpoolFolder, options.CommandTimeout) = (spool, TimeSpan.FromSeconds(30))
    );
await using var built = services.BuildServiceProvider();
var store = built.GetRequiredService<IConsentRecordStore>();

var output = Console.OpenStandardOutput();
var turn = new Lock();
await Task.WhenAll(Enumerable.Range(0, Visitors).Select(visitor => Task.Run(() => DecideAsync(visitor))));

async Task DecideAsync(int visitor)
{
    for (var number = 0; ; number++)
    {
        var record = isOnlyRefusing || (visitor + number) % 4 == 0 ? SampleRecords.Refusal() : SampleRecords.Grant();
        await store.AppendAsync(record, CancellationToken.None);

        // One write, so that a line is there as a whole or not at all.
        var line = Encoding.ASCII.GetBytes(record.Id + "\n");
        lock (turn)
            output.Write(line);
    }
}
