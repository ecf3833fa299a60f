namespace CookieConsent.Classification;

/// <summary>
/// The catalogue's rules for a site that declares none of its services. They are many and the same for every configuration, so they are compiled once; a
/// configuration copies the table and changes what it says otherwise.
/// </summary>
internal sealed class CatalogueRules
{
    // With more rules of its own a site is better off with a table that is made for it.
    private const int LeastShare = 4;

    private readonly CookieRule[] _sorted;

    /// <summary>Compiles the rules of a catalogue.</summary>
    public CatalogueRules(IEnumerable<CookieRule> rules)
    {
        CookieRule[] all = [.. rules];
        Table = new CookieNameTable(all);
        _sorted = [.. all.OrderBy(rule => rule.Name, StringComparer.Ordinal)];
    }

    /// <summary>All of them.</summary>
    public CookieNameTable Table { get; }

    /// <summary>Whether the table has room for so many rules of a site.</summary>
    public bool MayBeCopiedFor(int ownRules) => ownRules <= _sorted.Length / LeastShare;

    /// <summary>The rules whose names start like this, prefixes too.</summary>
    public IEnumerable<CookieRule> StartingWith(string start)
    {
        for (var i = FirstFrom(start); i < _sorted.Length && _sorted[i].Name.StartsWith(start, StringComparison.Ordinal); i++)
            yield return _sorted[i];
    }

    private int FirstFrom(string name)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_sorted[middle].Name, name) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
