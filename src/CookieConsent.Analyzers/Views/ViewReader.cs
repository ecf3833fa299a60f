namespace CookieConsent.Analyzers.Views;

/// <summary>
/// Walks the tags of a view that can load something, in order, and knows which of them stand behind a gate: inside <c>&lt;consent-content&gt;</c> or <c>&lt;ConsentContent&gt;</c>, inside
/// a <c>&lt;template&gt;</c>, which loads nothing, or in an <c>if</c> of a view that asks for the visitor's consent. In doubt a tag is taken for gated: a rule that cries wolf is switched off.
/// </summary>
internal sealed class ViewReader(string text, string prefix, bool hasTagHelpers)
{
    private const string Content = "consent-content";
    private const string Component = "ConsentContent";
    private const string Inert = "template";
    private readonly RazorText _razor = new(text);
    private readonly bool _asksForConsent = Contains(text, "IsGranted") || Contains(text, "IsServiceGranted") || Contains(text, "CanTrack");
    private int _position;
    private int _contentDepth;
    private int _gateEnd = -1;
    private int _rawEnd = -1;

    /// <summary>The tag that was read.</summary>
    public ViewTag Tag { get; private set; } = new(text, "", 0);

    /// <summary>Whether it stands behind a gate.</summary>
    public bool IsGated => Tag.Start < _gateEnd || _contentDepth > 0;

    /// <summary>Goes to the next tag; <see langword="false"/> at the end.</summary>
    public bool Read()
    {
        while (_position < text.Length)
        {
            var start = _position;
            switch (text[_position])
            {
                case '@' when Continues("@*"):
                    SkipPast("*@");
                    break;
                case '@' when Continues("@@"):
                    _position += 2;
                    break;
                case 'i' when _asksForConsent && _razor.IsWord(_position, "if"):
                    _gateEnd = Math.Max(_gateEnd, _razor.EndOfConditional(_position));
                    break;
                case 'R' when Continues("Raw(") || Continues("RawString("):
                case 'H' when Continues("HtmlString("):
                    _rawEnd = Math.Max(_rawEnd, _razor.EndOfBrackets(text.IndexOf('(', _position)));
                    break;
                case '<' when ReadTag():
                    return true;
            }
            if (_position == start)
                _position++;
        }
        return false;
    }

    private bool ReadTag()
    {
        var start = _position;
        if (Continues("<!--"))
        {
            SkipPast("-->");
            return false;
        }
        if (Continues("</" + Content) || Continues("</" + Component) || Continues("</" + Inert))
        {
            _contentDepth = Math.Max(0, _contentDepth - 1);
            return false;
        }
        var isRaw = start < _rawEnd;

        // Text in code, of which nobody knows where it goes.
        if (!isRaw && start > 0 && text[start - 1] is '"')
            return false;
        var nameStart = start + 1;
        var isPlain = nameStart < text.Length && text[nameStart] == '!';
        if (isPlain)
            nameStart++;
        var isPrefixed = prefix.Length > 0 && string.Compare(text, nameStart, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0;
        if (isPrefixed)
            nameStart += prefix.Length;
        var nameEnd = nameStart;
        while (nameEnd < text.Length && (char.IsLetter(text[nameEnd]) || text[nameEnd] == '-'))
            nameEnd++;
        if (nameEnd >= text.Length || nameEnd == nameStart || !(char.IsWhiteSpace(text[nameEnd]) || text[nameEnd] is '>' or '/'))
            return false;
        if (NameOf(nameStart, nameEnd) is not { } name)
            return false;

        Tag = new(text, name, start) { NameEnd = nameEnd, IsPlain = isPlain || (prefix.Length > 0 && !isPrefixed), IsRaw = isRaw };
        Tag.End = _position = _razor.ReadAttributes(nameEnd, Tag);
        if (name is Content or Component or Inert)
        {
            if (hasTagHelpers || name != Content)
                _contentDepth++;
            return false;
        }
        if (name is "script" or "style" or "textarea")
            SkipContent(name);
        return name is not ("style" or "textarea");
    }

    private static readonly string[] Names = ["script", "iframe", "img", "link", "video", "embed", "audio", "source", "object", "style", "textarea", Content, Component, Inert];

    private string? NameOf(int start, int end)
    {
        foreach (var name in Names)
        {
            if (name.Length == end - start && string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return name;
        }
        return null;
    }

    private void SkipContent(string name)
    {
        Tag.ContentEnd = Tag.End;
        if (Tag.End >= 2 && text[Tag.End - 2] == '/')
            return;
        for (var at = text.IndexOf("</", Tag.End, StringComparison.Ordinal); at >= 0; at = text.IndexOf("</", at + 2, StringComparison.Ordinal))
        {
            var end = at + 2 < text.Length && text[at + 2] == '!' ? at + 3 : at + 2;
            if (prefix.Length > 0 && string.Compare(text, end, prefix, 0, prefix.Length, StringComparison.OrdinalIgnoreCase) == 0)
                end += prefix.Length;
            if (string.Compare(text, end, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                Tag.ContentEnd = _position = at;
                return;
            }
        }
        Tag.ContentEnd = _position = text.Length;
    }

    private bool Continues(string with) => string.Compare(text, _position, with, 0, with.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private void SkipPast(string what) => _position = text.IndexOf(what, _position + 1, StringComparison.Ordinal) is >= 0 and var at ? at + what.Length : text.Length;

    private static bool Contains(string text, string what) => text.IndexOf(what, StringComparison.Ordinal) >= 0;
}
