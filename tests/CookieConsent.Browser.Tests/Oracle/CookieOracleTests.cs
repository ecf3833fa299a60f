using System.Globalization;

namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>
/// The browser's own cookie store is the judge of random <c>Set-Cookie</c> lines: nothing outside the granted categories gets into it, and everything
/// granted does, as it would without the library. They are the same in each run; <c>COOKIECONSENT_FUZZ</c> multiplies their number and draws new ones,
/// <c>COOKIECONSENT_SEED</c> repeats such a run.
/// </summary>
[Category("E01")]
[Category("E02")]
[Category("E08")]
[Category("E09")]
[Category("E11")]
public sealed class CookieOracleTests
{
    // Chromium keeps 180 cookies of a site and then drops the oldest.
    private const int LinesAtOnce = 140;
    private const int LeastLines = 5_000;
    private const int Browsers = 2;
    private const int UsualSeed = 20261122;

    // An undecided visitor, with cookies from before and without, and everything that can be chosen.
    private static readonly CookieCategories?[] Choices = [null, null, .. Enumerable.Range(0, 8).Select(bits => (CookieCategories?)(bits << 1))];
    private static readonly string[] Schemes = ["https", "http"];

    [Test]
    public async Task The_browser_holds_what_was_granted_and_nothing_else()
    {
        var factor = Number("COOKIECONSENT_FUZZ");
        var seed = Number("COOKIECONSENT_SEED") ?? (factor is null ? UsualSeed : Random.Shared.Next());
        var batches = (LeastLines * (factor ?? 1) + LinesAtOnce - 1) / LinesAtOnce;
        await TestContext.Out.WriteLineAsync($"COOKIECONSENT_SEED={seed}");

        var started = TimeProvider.System.GetTimestamp();
        await using var sites = await TwinSites.StartAsync(OracleCookies.Settings);
        var next = -1;
        var without = 0;
        var with = 0;
        await Task.WhenAll(Enumerable.Range(0, Browsers).Select(_ => RunAsync()));

        await TestContext.Out.WriteLineAsync(
            $"{batches * LinesAtOnce} lines, {without} cookies without the library, {with} with it, in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s"
        );
        Assert.That(without, Is.GreaterThan(batches * LinesAtOnce / 4), "The browser took too few of the lines to prove anything.");
        Assert.That(with, Is.GreaterThan(without / 5), "The library let too few of the lines through to prove anything.");

        async Task RunAsync()
        {
            await using var browser = await OracleBrowser.OpenAsync(sites);
            for (var batch = Interlocked.Increment(ref next); batch < batches; batch = Interlocked.Increment(ref next))
            {
                var given = Make(seed, batch);
                if (await browser.FindFaultsAsync(given) is not { Count: > 0 } faults)
                    continue;
                // One failure is shrunk at a time; the other browser is told that there is nothing left to do.
                Interlocked.Exchange(ref next, batches);
                await FailAsync(browser, given, faults, seed);
            }
            Interlocked.Add(ref without, browser.StoredWithout);
            Interlocked.Add(ref with, browser.StoredWith);
        }
    }

    private static OracleCase Make(int seed, int batch)
    {
        // Each batch has its own numbers, so that a longer run with the same seed starts like the shorter one.
        var random = new Random(unchecked(seed * 1_000_003 + batch));
        var choice = batch % Choices.Length;
        var isSeeded = choice == 0;
        return new(Schemes[batch / Choices.Length % Schemes.Length], Choices[choice], isSeeded, new OddLines(random, areEndsAgreed: isSeeded).Take(LinesAtOnce));
    }

    private static async Task FailAsync(OracleBrowser browser, OracleCase given, IReadOnlyList<string> faults, int seed)
    {
        var small = await Shrinking.ShrinkAsync(given, async candidate =>
        {
            var found = await browser.FindFaultsAsync(candidate);
            faults = found.Count > 0 ? found : faults;
            return found.Count > 0;
        });
        Assert.Fail($"{string.Join('\n', faults.Take(5))}\nKeep this case in {nameof(KeptCasesTests)}:\n{small}\nRepeat the run with COOKIECONSENT_SEED={seed}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
