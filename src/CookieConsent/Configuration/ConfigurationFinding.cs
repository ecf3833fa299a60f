namespace CookieConsent.Configuration;

/// <summary>Something that is allowed but hardly meant.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Path">The configuration path.</param>
/// <param name="Problem">What is wrong with it: a sentence that goes on from the path.</param>
/// <param name="Fix">What to write instead.</param>
internal sealed record ConfigurationFinding(ConfigurationFindingKind Kind, string Path, string Problem, string Fix)
{
    /// <summary>Whether it may well be meant: then it is no warning, only worth knowing.</summary>
    public bool IsNote { get; init; }

    /// <summary>The finding in one line.</summary>
    public string Text => $"{Path} {Problem} {Fix}";
}
