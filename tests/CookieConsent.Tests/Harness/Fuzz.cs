using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Harness;

/// <summary>Runs properties. The environment variable <c>COOKIECONSENT_FUZZ</c> multiplies the number of random cases.</summary>
internal static class Fuzz
{
    public static int Factor { get; } = int.TryParse(Environment.GetEnvironmentVariable("COOKIECONSENT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    public static void Check<T>(Gen<T> cases, int count, Func<T, bool> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(count * Factor), Prop.ForAll(cases.ToArbitrary(), holds));
}
