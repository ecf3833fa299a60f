using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CookieConsent.Classification;

namespace CookieConsent.Gating;

/// <summary>Whose the hosts of the catalogue are for a site that declares none of its services: the same for every configuration, so compiled once.</summary>
internal sealed class CatalogueHosts(ServiceCatalogue catalogue)
{
    private static readonly ConditionalWeakTable<ServiceCatalogue, CatalogueHosts> Compiled = [];

    private readonly Lazy<FrozenDictionary<string, HostOwner>> _refused = new(() => Compile(catalogue, isCovered: false));
    private readonly Lazy<FrozenDictionary<string, HostOwner>> _allowed = new(() => Compile(catalogue, isCovered: true));

    /// <summary>The hosts, for a site that handles undeclared services like this.</summary>
    public static FrozenDictionary<string, HostOwner> Of(ServiceCatalogue catalogue, CookieHandling undeclaredServices)
    {
        var hosts = Compiled.GetValue(catalogue, known => new(known));
        return (undeclaredServices == CookieHandling.Allow ? hosts._allowed : hosts._refused).Value;
    }

    private static FrozenDictionary<string, HostOwner> Compile(ServiceCatalogue catalogue, bool isCovered)
    {
        var owners = new Dictionary<string, HostOwner>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in catalogue.Services)
            HostTable.Add(owners, service.Hosts, new(service.Id, service.Name, service.Category, IsDeclared: false, isCovered));
        return owners.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
