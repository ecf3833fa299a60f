using CookieConsent.Configuration;

namespace CookieConsent.Decision;

/// <summary>What a visitor, or the app for the visitor, asks for.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Categories">The categories to grant; every other optional one is refused.</param>
/// <param name="Surface">Where it was done.</param>
internal sealed record ConsentChoice(ConsentAction Action, CookieCategories Categories, ConsentSurface Surface)
{
    /// <summary>The codes of the services to refuse within <see cref="Categories"/>.</summary>
    public IReadOnlyCollection<string> RefusedServices { get; init; } = [];

    /// <summary>What was shown, where the choice names it.</summary>
    public ConsentNotice? Notice { get; init; }

    /// <summary>Path of the page, without query.</summary>
    public string? Page { get; init; }

    /// <summary>Whether the visitor ticked each category by hand: only then does a grant stand against a privacy signal.</summary>
    public bool IsTicked { get; init; }

    /// <summary>Whether it may grant nothing new: only what it gives up counts.</summary>
    public bool IsGrantBarred { get; init; }

    /// <summary>Whether another process of the site has shown what was chosen on: the choice is about what that one covers.</summary>
    public bool IsElsewhere(ConsentConfiguration configuration) => Notice is { } notice && notice.Scope != configuration.Scope;
}
