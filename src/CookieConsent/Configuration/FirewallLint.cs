using CookieConsent.Classification;
using CookieConsent.Firewall;
using CookieConsent.Gating;

namespace CookieConsent.Configuration;

/// <summary>Where tags are held by their hosts or the firewall is on: what neither can tell apart (requirement E14).</summary>
internal static class FirewallLint
{
    /// <summary>The findings.</summary>
    public static IEnumerable<ConfigurationFinding> Check(ConsentConfiguration configuration, ServiceCatalogue catalogue)
    {
        var options = configuration.Options;
        IEnumerable<ConfigurationFinding> ofServices = options.HoldThirdParties || configuration.Firewall is not null ? ServicesWithoutHosts(configuration, catalogue) : [];
        return configuration.Firewall is null ? ofServices : [.. ofServices, .. OpenForEverybody(configuration), .. WithoutSubdomains(configuration)];
    }

    // What the site runs itself comes from its own host, and so does most of what the catalogue knows no host of: that is worth knowing and no more.
    private static IEnumerable<ConfigurationFinding> ServicesWithoutHosts(ConsentConfiguration configuration, ServiceCatalogue catalogue)
    {
        foreach (var service in configuration.Services.Where(service => service is { IsThirdParty: true, Category: not CookieCategories.Necessary, Hosts.Count: 0 }))
        {
            var isKnown = catalogue.Find(service.Id) is not null;
            yield return new(
                ConfigurationFindingKind.HostsMissing,
                $"{configuration.Options.ConfigurationPath}:Services:{service.Id}:Hosts",
                isKnown
                    ? "is empty, and the catalogue knows no host of the service. Where it comes from another host than the site's, its tags are not held by themselves and the firewall opens it for nobody."
                    : "is empty, though another company runs the service: its tags are not held by themselves, and the firewall opens it for nobody.",
                "Write the host names that it is loaded from, for example [ \"cdn.example.com\" ]."
            )
            {
                IsNote = isKnown,
            };
        }
    }

    private static IEnumerable<ConfigurationFinding> OpenForEverybody(ConsentConfiguration configuration)
    {
        var sources = PolicyDirective.Parse(configuration.Options.Firewall.Policy).Where(directive => PolicyDirective.Fetch.Contains(directive.Name)).SelectMany(directive => directive.Values);
        foreach (var source in sources.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (OwnerOf(source, configuration.Hosts) is { } owner)
            {
                yield return new(
                    ConfigurationFindingKind.FirewallOpensService,
                    $"{configuration.Options.ConfigurationPath}:Firewall:Policy",
                    $"lets {source} through for every visitor, which belongs to the service \"{owner.ServiceId}\" ({owner.Category}).",
                    $"Take it out{(owner.IsDeclared ? "" : $" and declare \"{owner.ServiceId}\" under Services")}: the firewall adds it for those who have granted the service."
                );
            }
        }
    }

    private static HostOwner? OwnerOf(string source, HostTable hosts)
    {
        if (PolicySource.HostOf(source, out var isWildcard) is not { Length: > 0 } host)
            return null;
        if (hosts.Find($"https://{host}") is { Category: not CookieCategories.Necessary } owner)
            return owner;
        return isWildcard ? hosts.All.Where(known => known.Value.Category != CookieCategories.Necessary && ServiceHost.ParentsOf(known.Key).Contains(host)).Select(known => known.Value).FirstOrDefault() : null;
    }

    private static IEnumerable<ConfigurationFinding> WithoutSubdomains(ConsentConfiguration configuration)
    {
        var closed = new GrantedHosts(configuration.Services, configuration.Hosts).WithoutSubdomains.ToHashSet(StringComparer.Ordinal);
        foreach (var service in configuration.Services)
        {
            foreach (var host in service.Hosts.Where(closed.Contains))
            {
                yield return new(
                    ConfigurationFindingKind.HostWithoutSubdomains,
                    $"{configuration.Options.ConfigurationPath}:Services:{service.Id}:Hosts",
                    $"has {host}, which the firewall opens without its subdomains: one of them belongs to a service that you do not declare.",
                    $"Where the service needs some, write them all, for example [ \"{host}\", \"www.{host}\" ]."
                )
                {
                    IsNote = true,
                };
            }
        }
    }
}
