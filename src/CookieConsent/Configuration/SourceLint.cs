using Microsoft.Extensions.Configuration;

namespace CookieConsent.Configuration;

/// <summary>What several sources do to one configuration: lists merge item by item, and a second section is not read.</summary>
internal static class SourceLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(CookieConsentOptions options, ConfigurationSources sources)
    {
        var providers = Flatten(sources.Providers).Distinct().ToArray();
        foreach (var list in ListsOf(options))
        {
            var path = sources.Path.Length == 0 ? list : $"{sources.Path}:{list}";
            if (FindMerge(providers, path) is var (index, first, second))
            {
                yield return new(
                    ConfigurationFindingKind.ListFromSeveralSources,
                    $"{path}:{index}",
                    $"comes from {first} and from {second}. Lists merge item by item: the later source replaces single items, not the list.",
                    "Write the whole list in one of them."
                );
            }
        }
        foreach (var ignored in sources.Ignored)
        {
            yield return new(
                ConfigurationFindingKind.SectionIgnored,
                ignored,
                $"was passed to a later call of AddCookieConsent and is not read; {(sources.Path.Length == 0 ? "the configuration of the first call" : sources.Path)} is.",
                "Pass it to the first call, or remove the later one."
            );
        }
    }

    private static IEnumerable<string> ListsOf(CookieConsentOptions options) =>
        [
            "Banner:Categories",
            .. options.Cookies.Keys.Select(category => $"Cookies:{category}"),
            .. options.Services.Keys.SelectMany(id => new[] { $"Services:{id}:Cookies", $"Services:{id}:Hosts" }),
        ];

    private static (string Index, string First, string Second)? FindMerge(IConfigurationProvider[] providers, string path)
    {
        var seen = new Dictionary<string, IConfigurationProvider>(StringComparer.OrdinalIgnoreCase);
        foreach (var provider in providers)
        {
            foreach (var index in provider.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!seen.TryAdd(index, provider) && seen[index] != provider)
                    return (index, seen[index].ToString()!, provider.ToString()!);
            }
        }
        return null;
    }

    /// <summary>A host hands its own configuration on as one source of the app's.</summary>
    private static IEnumerable<IConfigurationProvider> Flatten(IEnumerable<IConfigurationProvider> providers) =>
        providers.SelectMany(provider => provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot root } ? Flatten(root.Providers) : [provider]);
}
