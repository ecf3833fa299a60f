namespace CookieConsent.Analyzers.Views;

/// <summary>Whose a host is, by the catalogue of the library: services that wait for consent.</summary>
internal static class CatalogueHosts
{
    private const string Resource = "CookieConsent.Analyzers.CatalogueHosts.txt";
    private static readonly Lazy<Dictionary<string, HostOwner>> Owners = new(Read);

    /// <summary>Every host.</summary>
    public static IReadOnlyDictionary<string, HostOwner> All => Owners.Value;

    /// <summary>
    /// The host that an absolute address begins with and the service that it belongs to, by itself or by its closest parent; <see langword="null"/> for an
    /// address of the site itself and for one that nobody knows or that an expression decides.
    /// </summary>
    public static LoadedHost? Find(string text, int start, int end)
    {
        var host = AfterScheme(text, start, end);
        if (host < 0)
            return null;
        var hostEnd = host;
        while (hostEnd < end && (char.IsLetterOrDigit(text[hostEnd]) || text[hostEnd] is '.' or '-'))
            hostEnd++;

        // The rest of the name comes from an expression, or what was read is a user's name.
        if (hostEnd < end && text[hostEnd] is '@' or '{' or '$' or '_' || hostEnd == host)
            return null;
        var name = text.Substring(host, hostEnd - host).TrimEnd('.');
        for (var parent = name; ;)
        {
            if (Owners.Value.TryGetValue(parent, out var owner))
                return new(name, owner);
            var dot = parent.IndexOf('.');
            if (dot < 0)
                return null;
            parent = parent.Substring(dot + 1);
        }
    }

    private static int AfterScheme(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        if (Continues("https:"))
            start += "https:".Length;
        else if (Continues("http:"))
            start += "http:".Length;
        return Continues("//") ? start + 2 : -1;

        bool Continues(string with) => start + with.Length <= end && string.Compare(text, start, with, 0, with.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static Dictionary<string, HostOwner> Read()
    {
        var owners = new Dictionary<string, HostOwner>(StringComparer.OrdinalIgnoreCase);
        using var reader = new StreamReader(typeof(CatalogueHosts).Assembly.GetManifestResourceStream(Resource)!);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            var owner = new HostOwner(words[0], words[1]);
            foreach (var host in words.Skip(2))
                owners[host] = owner;
        }
        return owners;
    }
}

/// <summary>A service of the catalogue.</summary>
/// <param name="service">Its id in the configuration.</param>
/// <param name="category">The name of its category.</param>
internal sealed class HostOwner(string service, string category)
{
    /// <summary>Its id in the configuration.</summary>
    public string Service { get; } = service;

    /// <summary>The name of its category.</summary>
    public string Category { get; } = category;
}

/// <summary>A host that a page loads from.</summary>
/// <param name="name">As the page writes it.</param>
/// <param name="owner">Whose it is.</param>
internal sealed class LoadedHost(string name, HostOwner owner)
{
    /// <summary>As the page writes it.</summary>
    public string Name { get; } = name;

    /// <summary>Whose it is.</summary>
    public HostOwner Owner { get; } = owner;
}
