using CookieConsent.Classification;
using CookieConsent.Gating;

namespace CookieConsent.Firewall;

/// <summary>
/// The hosts of granted services as sources of a policy. A host that several services name is open where one of them is granted, which could not work
/// otherwise. Its subdomains are open too, unless one of them belongs to a service that is not: a policy cannot take it out again.
/// </summary>
internal sealed class GrantedHosts
{
    private readonly Dictionary<string, ServiceHost> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mixed = new(StringComparer.Ordinal);

    /// <summary>Looks at the hosts of services that are granted.</summary>
    /// <param name="granted">The services.</param>
    /// <param name="known">Whose each host is.</param>
    public GrantedHosts(IEnumerable<DeclaredService> granted, HostTable known)
    {
        foreach (var text in granted.SelectMany(service => service.Hosts))
        {
            if (ServiceHost.TryParse(text, out var host) && !host.Name.Contains(':', StringComparison.Ordinal))
                _open.TryAdd(host.Key, host);
        }
        if (_open.Count == 0)
            return;
        foreach (var (host, owner) in known.All)
        {
            if (owner.Category != CookieCategories.Necessary && !_open.ContainsKey(host))
                _mixed.UnionWith(ServiceHost.ParentsOf(host));
        }
    }

    /// <summary>The sources for everything that a page loads: without a scheme, so that a page served over https gets them over https alone.</summary>
    public IReadOnlyList<string> Sources => [.. Needed.SelectMany(host => SourcesOf(host, ""))];

    /// <summary>The sources for web sockets, which no source without a scheme covers; those over TLS are meant too, and a page served over https can open no others.</summary>
    public IReadOnlyList<string> SocketSources => [.. Needed.SelectMany(host => SourcesOf(host, "ws://"))];

    /// <summary>Hosts whose subdomains stay closed because one of them belongs to a service that is not granted.</summary>
    public IEnumerable<string> WithoutSubdomains => _open.Values.Where(host => _mixed.Contains(host.Name)).Select(host => host.Name).Order(StringComparer.Ordinal);

    private IEnumerable<ServiceHost> Needed =>
        _open.Values.Where(host => !ServiceHost.ParentsOf(host.Name).Any(parent => IsOpenBelow(parent, host.Port))).OrderBy(host => host.Key, StringComparer.Ordinal);

    private bool IsOpenBelow(string parent, string port) => _open.TryGetValue(new ServiceHost(parent, port).Key, out var host) && host.Port == port && HasSubdomains(host);

    private bool HasSubdomains(ServiceHost host) => !host.IsAddress && !_mixed.Contains(host.Name);

    private IEnumerable<string> SourcesOf(ServiceHost host, string scheme)
    {
        var port = host.Port.Length == 0 ? "" : ":" + host.Port;
        yield return $"{scheme}{host.Name}{port}";
        if (HasSubdomains(host))
            yield return $"{scheme}*.{host.Name}{port}";
    }
}
