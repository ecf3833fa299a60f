using System.Collections.Concurrent;
using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Firewall;

/// <summary>
/// The policies of one configuration: one for each set of services that a visitor can have granted, made when it is first needed. Nothing is allocated for
/// a visitor whose set is there.
/// </summary>
internal sealed class FirewallPolicies
{
    // A cookie can name any set of refused services; what is past the room is made anew each time.
    private const int MostSets = 256;
    private const int MostServicesOnStack = 256;

    /// <summary>The endpoint for reports, below the base path.</summary>
    public const string ReportEndpoint = "/csp";

    private readonly IReadOnlyList<PolicyDirective> _base;
    private readonly DeclaredService[] _services;
    private readonly ConsentConfiguration _configuration;
    private readonly string _reportPath;
    private readonly string _reportingEndpoints;
    private readonly FirewallPolicy?[] _byCategories = new FirewallPolicy?[(int)CookieCategories.All + 1];
    private readonly ConcurrentDictionary<string, FirewallPolicy> _byServices = new(StringComparer.Ordinal);

    private FirewallPolicies(ConsentConfiguration configuration)
    {
        var options = configuration.Options;
        _configuration = configuration;
        _base = PolicyDirective.Parse(options.Firewall.Policy);
        _services = [.. configuration.Services.Where(service => service.Hosts.Count > 0)];
        _reportPath = AsReportPath(options.BasePath) + ReportEndpoint;
        IsEnforced = options.Firewall.Mode == ConsentFirewallMode.Enforce && configuration.IsEnforcing;
        HasNonce = options.Firewall.Policy.Contains(FirewallPolicy.NonceHole, StringComparison.Ordinal);
        DependsOnVisitor = configuration.IsEnforcing && Array.Exists(_services, service => service.Category != CookieCategories.Necessary);
        WithoutServices = new(string.Join("; ", _base), _reportPath);
        _reportingEndpoints = ReportingEndpointsAt(_reportPath);
    }

    /// <summary>The policies of a configuration; <see langword="null"/> where the firewall is off.</summary>
    public static FirewallPolicies? Of(ConsentConfiguration configuration) => configuration.Options.Firewall.Mode == ConsentFirewallMode.Off ? null : new(configuration);

    /// <summary>Whether browsers block, not only report.</summary>
    public bool IsEnforced { get; }

    /// <summary>Whether the policy has a nonce.</summary>
    public bool HasNonce { get; }

    /// <summary>Whether two visitors can get different policies.</summary>
    public bool DependsOnVisitor { get; }

    /// <summary>The site's own policy alone.</summary>
    public FirewallPolicy WithoutServices { get; }

    /// <summary>How many sets with services refused one by one are kept.</summary>
    public int KeptSets => _byServices.Count;

    /// <summary>The policy for a visitor of this decision.</summary>
    public FirewallPolicy For(in ConsentDecision decision)
    {
        if (decision.RefusedServices.IsEmpty && decision.Exempt == CookieCategories.None)
            return _byCategories[(int)decision.Granted] ??= Build(decision);

        // One character for each service: what a cookie says beyond them makes no set of its own.
        var set = _services.Length <= MostServicesOnStack ? stackalloc char[_services.Length] : new char[_services.Length];
        for (var i = 0; i < set.Length; i++)
            set[i] = IsGranted(_services[i], decision) ? '1' : '0';
        if (_byServices.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(set, out var policy))
            return policy;
        policy = Build(decision);
        if (_byServices.Count < MostSets)
            _byServices.TryAdd(set.ToString(), policy);
        return policy;
    }

    /// <summary>The value of the header that says where the policy's group of reports goes.</summary>
    public string ReportingEndpoints(string pathBase) => pathBase.Length == 0 ? _reportingEndpoints : ReportingEndpointsAt(pathBase + _reportPath);

    /// <summary>Path base and base path as they may stand in a policy, where <c>;</c> and <c>,</c> divide.</summary>
    public static string AsReportPath(PathString path) =>
        path.ToUriComponent().Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string ReportingEndpointsAt(string path) => $"{FirewallPolicy.ReportGroup}=\"{path}\"";

    private static bool IsGranted(DeclaredService service, in ConsentDecision decision) =>
        service.Category == CookieCategories.Necessary
        || (((decision.Granted | (service.IsExempt ? decision.Exempt : CookieCategories.None)) & service.Category) != 0 && !decision.Refuses(service.Code));

    private FirewallPolicy Build(ConsentDecision decision)
    {
        var hosts = new GrantedHosts(_services.Where(service => IsGranted(service, decision)), _configuration.Hosts);
        var sources = hosts.Sources;
        if (sources.Count == 0)
            return WithoutServices;
        var directives = _base.Select(directive => directive.TakesServices ? directive.With(sources) : directive).ToList();

        // Web sockets need sources of their own, and a directive that is written no longer inherits from the default.
        var connect = directives.FindIndex(directive => directive.Name == PolicyDirective.Connect);
        if (connect < 0)
            directives.Add(directives.First(directive => directive.Name == PolicyDirective.Default) with { Name = PolicyDirective.Connect });
        var last = connect < 0 ? directives.Count - 1 : connect;
        if (directives[last].TakesServices)
            directives[last] = directives[last].With(hosts.SocketSources);
        return new(string.Join("; ", directives), _reportPath);
    }
}
