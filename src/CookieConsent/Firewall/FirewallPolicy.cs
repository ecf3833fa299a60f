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

    private readonly string _atRoot = WithReports(directives, reportPath);

    /// <summary>The header's value; the same object each time where there is neither path base nor nonce.</summary>
    public string Text(string pathBase, string? nonce)
    {
        var text = pathBase.Length == 0 ? _atRoot : WithReports(directives, pathBase + reportPath);
        return nonce is null ? text : text.Replace(NonceHole, nonce, StringComparison.Ordinal);
    }

    private static string WithReports(string directives, string path) => $"{directives}; report-uri {path}; report-to {ReportGroup}";
}
