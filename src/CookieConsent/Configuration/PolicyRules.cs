using CookieConsent.Firewall;

namespace CookieConsent.Configuration;

/// <summary>Rules on the policy that the firewall starts from. Each mistake is a sentence that goes on from its configuration path.</summary>
internal static class PolicyRules
{
    private static readonly string[] Known = [.. PolicyDirective.Fetch, .. PolicyDirective.OtherSources, .. PolicyDirective.Others];

    /// <summary>The mistakes.</summary>
    public static IEnumerable<string> Mistakes(string policy)
    {
        if (policy.Any(character => !char.IsAscii(character) || (char.IsControl(character) && !char.IsWhiteSpace(character)) || character == ','))
        {
            yield return "holds a comma or a character that is not ASCII. Divide directives with \";\", and write international host names in their ASCII form (xn--…).";
            yield break;
        }
        var directives = PolicyDirective.Parse(policy);
        if (directives.All(directive => directive.Name != PolicyDirective.Default))
            yield return "has no default-src, so what no other directive names may come from anywhere. Write \"default-src 'self'\" in front.";
        foreach (var twice in directives.GroupBy(directive => directive.Name, StringComparer.Ordinal).Where(directive => directive.Skip(1).Any()))
            yield return $"has {twice.Key} twice, and browsers pass over the second. Write all of its sources after the first.";
        foreach (var mistake in directives.SelectMany(Mistakes))
            yield return mistake;
    }

    private static IEnumerable<string> Mistakes(PolicyDirective directive)
    {
        var isFetch = PolicyDirective.Fetch.Contains(directive.Name);
        if (directive.Name is "report-uri" or "report-to")
            yield return $"has {directive.Name}, which the firewall adds itself. Leave it out.";
        else if (!Known.Contains(directive.Name))
            yield return $"has the directive \"{directive.Name}\", which browsers do not know.{NearestName.AsQuestion(directive.Name, Known)}";
        if (!isFetch && !PolicyDirective.OtherSources.Contains(directive.Name))
            yield break;
        foreach (var source in directive.Values)
        {
            if (PolicySource.MistakeIn(source, isFetch) is { } mistake)
                yield return $"has {source} in {directive.Name}: {mistake}";
        }
        if (directive.Values.Count > 1 && directive.Values.Contains(PolicyDirective.None, StringComparer.OrdinalIgnoreCase))
            yield return $"has 'none' beside other sources in {directive.Name}, where it means nothing. Write one or the other.";
    }
}
