namespace CookieConsent.Samples.Tests;

/// <summary>The samples that take the journey. The Shop has tests of its own.</summary>
internal static class Samples
{
    public static IEnumerable<Sample> All => [RazorPages];

    public static Sample RazorPages { get; } = new("RazorPages");
}
