namespace CookieConsent.Configuration;

/// <summary>A consent cookie that browsers do not send to where it is needed.</summary>
internal static class ConsentCookieLint
{
    /// <summary>The finding, if any. The app's path base is not known here: it belongs to the request.</summary>
    public static IEnumerable<ConfigurationFinding> Check(CookieConsentOptions options)
    {
        var path = options.ConsentCookie.Path;
        if (Covers(path, options.BasePath.Value!))
            yield break;
        yield return new(
            ConfigurationFindingKind.ConsentCookieOutOfReach,
            $"{options.ConfigurationPath}:ConsentCookie:Path",
            $"is \"{path}\", so browsers do not send the visitor's choice to {options.ConfigurationPath}:BasePath, \"{options.BasePath.Value}\": the settings would show every visitor as undecided.",
            $"Write \"/\", or a BasePath below it, for example \"{path.TrimEnd('/')}{options.BasePath.Value}\". If the app runs below \"{path}\" with UsePathBase, leave it."
        );
    }

    /// <summary>As browsers match paths (RFC 6265 section 5.1.4).</summary>
    private static bool Covers(string cookiePath, string path) =>
        path.StartsWith(cookiePath, StringComparison.Ordinal) && (path.Length == cookiePath.Length || cookiePath.EndsWith('/') || path[cookiePath.Length] == '/');
}
