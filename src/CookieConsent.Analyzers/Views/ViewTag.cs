namespace CookieConsent.Analyzers.Views;

/// <summary>A tag as it stands in a view.</summary>
internal sealed class ViewTag(string text, string name, int start)
{
    private readonly List<ViewAttribute> _attributes = [];

    /// <summary>The element's name in lower case, without the prefix of tag helpers.</summary>
    public string Name { get; } = name;

    /// <summary>Where the tag begins.</summary>
    public int Start { get; } = start;

    /// <summary>Where its name ends.</summary>
    public int NameEnd { get; set; }

    /// <summary>Where the tag ends, and the text of a script begins.</summary>
    public int End { get; set; }

    /// <summary>Where the text of a script ends.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Whether the tag is out of the reach of tag helpers: <c>&lt;!script</c>, or without the prefix that the view asks for.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether it is text that code writes into the page with <c>Html.Raw</c>.</summary>
    public bool IsRaw { get; set; }

    /// <summary>Adds an attribute that was read.</summary>
    public void Add(ViewAttribute attribute) => _attributes.Add(attribute);

    /// <summary>Whether it has an attribute.</summary>
    public bool Has(string attribute) => Find(attribute) is not null;

    /// <summary>The value of an attribute; <see langword="null"/> where there is none.</summary>
    public string? ValueOf(string attribute) => Find(attribute) is { } found ? text.Substring(found.Start, found.End - found.Start) : null;

    /// <summary>An attribute.</summary>
    public ViewAttribute? Find(string attribute)
    {
        foreach (var candidate in _attributes)
        {
            if (candidate.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }
        return null;
    }
}

/// <summary>An attribute of a tag.</summary>
internal sealed class ViewAttribute(string name, int start, int end)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Where its value begins.</summary>
    public int Start { get; } = start;

    /// <summary>Where its value ends.</summary>
    public int End { get; } = end;
}
