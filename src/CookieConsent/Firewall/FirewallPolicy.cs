namespace CookieConsent.Firewall;

/// <summary>One finished policy; what is left open is the nonce, and where the app's path base puts the reports.</summary>
/// <param name="directives">The directives, with <see cref="NonceHole"/> where a nonce belongs.</param>
/// <param name="reportPath">Where reports go, below the path base.</param>
internal sealed class FirewallPolicy(string directives, string reportPath)
{
    /// <summary>What stands for the nonce.</summary>
    public const string NonceHole = "{nonce}";

    /// <summary>The name of the endpoint for reports.</summary>
    public const string ReportGroup = "ccx";

    private readonly string _atRoot = WithReports(directives, reportPath, isSecure: false);
    private readonly string _atSecureRoot = WithReports(directives, reportPath, isSecure: true);

    /// <summary>The header's value; the same object each time where there is neither path base nor nonce.</summary>
    /// <param name="pathBase">The app's path base, as it may stand in a policy; empty for none.</param>
    /// <param name="nonce">The nonce; <see langword="null"/> where the policy has none.</param>
    /// <param name="isSecure">Whether the page comes over https. Elsewhere browsers know no named endpoints, and one that a policy names there takes the reports away from the other.</param>
    public string Text(string pathBase, string? nonce, bool isSecure)
    {
        var text =
            pathBase.Length > 0 ? WithReports(directives, pathBase + reportPath, isSecure)
            : isSecure ? _atSecureRoot
            : _atRoot;
        return nonce is null ? text : text.Replace(NonceHole, nonce, StringComparison.Ordinal);
    }

    private static string WithReports(string directives, string path, bool isSecure) => $"{directives}; report-uri {path}{(isSecure ? "; report-to " + ReportGroup : "")}";
}
