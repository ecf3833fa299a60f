using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CookieConsent.Classification;

namespace CookieConsent.Gating;

/// <summary>Whose an address is: the services that the site declares, then those that only the catalogue knows, by the hosts they load from.</summary>
internal sealed class HostTable
{
    private static readonly string[] Schemes = ["https:", "http:"];

    // What browsers drop around an address: control characters and spaces.
    private static readonly char[] Dropped = [.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)];

    private readonly FrozenDictionary<string, HostOwner> _declared;
    private readonly FrozenDictionary<string, HostOwner> _known;
    private readonly bool _hasPorts;

    private HostTable(Dictionary<string, HostOwner> declared, FrozenDictionary<string, HostOwner> known)
    {
        _declared = declared.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _known = known;
        _hasPorts = declared.Keys.Concat(known.Keys).Any(host => host.Contains(':', StringComparison.Ordinal));
    }

    /// <summary>Compiles the table. Of a host that several services name the strictest category counts, a declared service before an undeclared one.</summary>
    public static HostTable Of(CookieConsentOptions options, IReadOnlyList<DeclaredService> declared, ServiceCatalogue catalogue)
    {
        var owners = new Dictionary<string, HostOwner>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in declared)
        {
            var owner = new HostOwner(service.Id, service.Name, service.Category, IsDeclared: true, IsCovered: true);
            Add(owners, service.Hosts, owner);

            // Hosts of the site's own choice do not set the usual ones free.
            Add(owners, catalogue.Find(service.Id)?.Hosts ?? [], owner);
        }
        return new(owners, CatalogueHosts.Of(catalogue, options.UndeclaredServices));
    }

    /// <summary>Adds hosts. Of one that is there already the stricter category counts.</summary>
    public static void Add(Dictionary<string, HostOwner> owners, IReadOnlyList<string> hosts, HostOwner owner)
    {
        foreach (var text in hosts)
        {
            var host = ServiceHost.TryParse(text, out var parsed) ? parsed.Key : text;
            if (!owners.TryGetValue(host, out var present) || present.Category < owner.Category)
                owners[host] = owner;
        }
    }

    /// <summary>The declared services of optional categories, each once.</summary>
    public IEnumerable<HostOwner> Grantable => _declared.Values.Where(owner => owner.Category != CookieCategories.Necessary).Distinct();

    /// <summary>Every host that is known, with the port where that counts, and whose it is.</summary>
    public IEnumerable<KeyValuePair<string, HostOwner>> All => _declared.Concat(_known.Where(known => !_declared.ContainsKey(known.Key)));

    /// <summary>
    /// The service that an address belongs to, by its host or the closest parent of it; <see langword="null"/> for an address of the site itself
    /// and for one that nobody knows.
    /// </summary>
    public HostOwner? Find(string? address)
    {
        if (UriOf(address) is not { } uri || NameOf(uri) is not { Length: <= ServiceHost.LongestName } name)
            return null;
        while (true)
        {
            if ((_hasPorts && TryFind(string.Create(CultureInfo.InvariantCulture, $"{name}:{uri.Port}"), out var owner)) || TryFind(name, out owner))
                return owner;
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                return null;
            name = name[(dot + 1)..];
        }
    }

    private bool TryFind(string host, [NotNullWhen(true)] out HostOwner? owner) => _declared.TryGetValue(host, out owner) || _known.TryGetValue(host, out owner);

    private static string? NameOf(Uri uri)
    {
        try
        {
            return uri.IdnHost.TrimEnd('.');
        }
        catch (UriFormatException)
        {
            // Letters that stand in no name: no browser finds such a host, and the page is not to fail because of it.
            return null;
        }
    }

    // Browsers drop white space around an address and tabs and line ends in it, take a backslash for a slash and any number of slashes for two, and decode the
    // host (WHATWG URL). Whether one slash or none begins a host depends on the page's own scheme: then it is taken for one.
    private static Uri? UriOf(string? address)
    {
        if (address is null)
            return null;
        var text = string.Concat(address.Where(character => character is not ('\t' or '\r' or '\n'))).Trim(Dropped).Replace('\\', '/');
        var scheme = text.StartsWith("//", StringComparison.Ordinal) ? "" : Array.Find(Schemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (scheme is null)
            return null;
        var rest = text[scheme.Length..].TrimStart('/');
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var host = end < 0 ? rest : rest[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        return Uri.TryCreate($"{(scheme.Length > 0 ? scheme : Schemes[0])}//{Uri.UnescapeDataString(host)}/", UriKind.Absolute, out var uri) ? uri : null;
    }
}

/// <summary>The service behind a host.</summary>
/// <param name="ServiceId">Its id.</param>
/// <param name="Name">The name that visitors read.</param>
/// <param name="Category">Its category.</param>
/// <param name="IsDeclared">Whether the site declares it.</param>
/// <param name="IsCovered">Whether a grant of the category covers it: not where it is undeclared, because nobody was told of it.</param>
internal sealed record HostOwner(string ServiceId, string Name, CookieCategories Category, bool IsDeclared, bool IsCovered);
