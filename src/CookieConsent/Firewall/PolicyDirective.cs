namespace CookieConsent.Firewall;

/// <summary>One directive of a Content-Security-Policy.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Values">What follows the name, word by word.</param>
internal sealed record PolicyDirective(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The directive that counts wherever a policy says nothing more.</summary>
    public const string Default = "default-src";

    /// <summary>The directive of requests that script makes.</summary>
    public const string Connect = "connect-src";

    /// <summary>Allows nothing at all.</summary>
    public const string None = "'none'";

    private static readonly char[] WhiteSpace = [' ', '\t', '\n', '\f', '\r'];

    /// <summary>The directives that say where a page may load from.</summary>
    public static readonly IReadOnlyList<string> Fetch =
    [
        Default,
        "child-src",
        Connect,
        "fenced-frame-src",
        "font-src",
        "frame-src",
        "img-src",
        "manifest-src",
        "media-src",
        "object-src",
        "prefetch-src",
        "script-src",
        "script-src-elem",
        "style-src",
        "style-src-elem",
        "worker-src",
    ];

    /// <summary>The other directives whose values name sources: where a page may be sent, framed and based, and what may stand inline in it.</summary>
    public static readonly IReadOnlyList<string> OtherSources = ["base-uri", "form-action", "frame-ancestors", "script-src-attr", "style-src-attr"];

    /// <summary>The directives that name no sources.</summary>
    public static readonly IReadOnlyList<string> Others =
        ["block-all-mixed-content", "require-trusted-types-for", "sandbox", "trusted-types", "upgrade-insecure-requests", "webrtc"];

    /// <summary>The directives of a policy, in their order.</summary>
    public static IReadOnlyList<PolicyDirective> Parse(string policy) =>
        [
            .. policy
                .Split(';')
                .Select(directive => directive.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words.Length > 0)
                .Select(words => new PolicyDirective(words[0].ToLowerInvariant(), words[1..])),
        ];

    /// <summary>Whether hosts of granted services belong into it: a directive that the site wrote as <c>'none'</c> stays closed, but not the one for everything else.</summary>
    public bool TakesServices => Name == Default || (Fetch.Contains(Name) && !IsNone);

    /// <summary>The directive with more sources.</summary>
    public PolicyDirective With(IEnumerable<string> sources) => this with { Values = [.. Values.Where(value => !IsNoneKeyword(value)), .. sources] };

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', Values.Prepend(Name));

    private bool IsNone => Values.All(IsNoneKeyword);

    private static bool IsNoneKeyword(string value) => value.Equals(None, StringComparison.OrdinalIgnoreCase);
}
