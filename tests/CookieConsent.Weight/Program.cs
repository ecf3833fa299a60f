using System.Diagnostics;
using System.Globalization;
using CookieConsent.Weight.Hosting;
using CookieConsent.Weight.Measurements;
using Microsoft.Playwright;

// See build/weigh.sh. The only argument is the number of rounds.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

await using var site = await Site.StartAsync(Directory.GetCurrentDirectory());
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new()
    {
        ExecutablePath = chromium,
        Args =
        [
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            $"--ignore-certificate-errors-spki-list={site.Key}",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    }
);

// The first round warms server and browser up and is thrown away.
var figures = new Figures();
var watch = Stopwatch.StartNew();
for (var round = 0; round <= rounds; round++)
{
    // Every other time backwards, so that what grows with time favours nobody.
    var contestants = round % 2 == 0 ? site.Contestants : site.Contestants.Reverse();
    foreach (var contestant in contestants)
        await new Visits(browser, contestant, site.AddressOf(contestant), round == 0 ? new Figures() : figures).MakeAsync();
    await Console.Error.WriteLineAsync($"round {round} of {rounds}, {watch.Elapsed.TotalSeconds:0} s");
}

Console.WriteLine(Table.Of(figures, site.Contestants));
