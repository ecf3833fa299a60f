using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Harness;

/// <summary>
/// Runs properties, on the same cases each time, so that a test run is repeatable. The environment variable <c>COOKIECONSENT_FUZZ</c> multiplies their
/// number and draws new ones.
/// </summary>
internal static class Fuzz
{
    private const ulong Seed = 20261122;
    private const ulong Gamma = 9007199254740993;

    private static int? Asked { get; } = int.TryParse(Environment.GetEnvironmentVariable("COOKIECONSENT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? factor : null;

    public static int Factor => Asked ?? 1;

    public static void Check<T>(Gen<T> cases, int count, Func<T, bool> holds)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(count * Factor);
        FsCheck.Check.One(Asked is null ? config.WithReplay(Seed, Gamma) : config, Prop.ForAll(cases.ToArbitrary(), holds));
    }
}
