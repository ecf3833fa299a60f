using System.Diagnostics;
using System.Globalization;
using CookieConsent.Weight.Hosting;
using CookieConsent.Weight.Measurements;

// See build/weigh.sh. The only argument is the number of rounds.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4;

await using var site = await Site.StartAsync(Directory.GetCurrentDirectory());
await using var browser = await FreshBrowser.StartAsync(site.Key);

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
