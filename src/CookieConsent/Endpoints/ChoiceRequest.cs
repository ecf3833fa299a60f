namespace CookieConsent.Endpoints;

/// <summary>A choice as it came over the wire, well formed.</summary>
/// <param name="Action">What the visitor did.</param>
/// <param name="Categories">What is to be granted.</param>
/// <param name="Services">Ids of services that are ticked, not yet checked.</param>
/// <param name="ReturnUrl">Where to go on, not yet checked.</param>
/// <param name="Shown">The hash of what was shown, where it is named.</param>
/// <param name="IsJson">Whether the answer is JSON rather than a redirect.</param>
internal sealed record ChoiceRequest(ConsentAction Action, CookieCategories Categories, IReadOnlyList<string> Services, string? ReturnUrl, string? Shown, bool IsJson)
{
    /// <summary>Whether script on the page sees Global Privacy Control, which the server may not have seen.</summary>
    public bool IsSignalTold { get; init; }

    /// <summary>Makes a choice of its parts.</summary>
    /// <exception cref="FormatException">A part is missing, stands twice or is unknown; the message says what to send.</exception>
    public static ChoiceRequest From(
        IReadOnlyList<string?> choices,
        IReadOnlyList<string?> categories,
        IReadOnlyList<string?> services,
        string? returnUrl,
        string? shown,
        bool isJson,
        bool isSignalTold = false
    )
    {
        if (choices.Count != 1)
            throw new FormatException("Send exactly one 'choice': accept-all, reject-all, save or signal.");

        var selected = CookieCategories.None;
        foreach (var name in categories)
        {
            if (!CategoryNames.TryParse(name, out var category))
                throw new FormatException("A category is unknown. Send functionality, analytics or advertisement.");
            selected |= category;
        }
        string[] ids = [.. services.Select(id => id ?? "")];
        const CookieCategories optional = CookieCategories.All & ~CookieCategories.Necessary;
        ChoiceRequest request = choices[0] switch
        {
            "accept-all" => new(ConsentAction.AcceptAll, optional, ids, returnUrl, shown, isJson),
            "reject-all" => new(ConsentAction.RejectAll, CookieCategories.None, ids, returnUrl, shown, isJson),
            "save" => new(ConsentAction.Save, selected & optional, ids, returnUrl, shown, isJson),
            // Script tells of Global Privacy Control, and chooses nothing.
            "signal" => new(ConsentAction.Signal, CookieCategories.None, [], returnUrl, shown, isJson),
            _ => throw new FormatException("The 'choice' is unknown. Send accept-all, reject-all, save or signal."),
        };
        return request with { IsSignalTold = isSignalTold || request.Action == ConsentAction.Signal };
    }
}
