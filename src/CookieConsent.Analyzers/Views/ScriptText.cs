namespace CookieConsent.Analyzers.Views;

/// <summary>Reads the text of an inline script, as far as to tell strings and comments from code.</summary>
internal sealed class ScriptText
{
    // What script loads with. An address alone may be a link.
    private static readonly string[] Loads =
        ["createElement", ".src", "import(", "import ", "fetch(", "sendBeacon", "Image(", "XMLHttpRequest", "WebSocket(", "Worker(", "getScript", "document.write"];

    // Of the state that the library gives to script; "granted" alone is also a word of other tools.
    private static readonly string[] Questions = ["cookieConsent.", "ccx-change", "/_cc/state", ".granted"];

    private readonly string _text;
    private readonly int _end;
    private int _position;

    private ScriptText(string text, int start, int end) => (_text, _position, _end) = (text, start, end);

    /// <summary>The first host of the catalogue that the script names in a string; <see langword="null"/> where it names none or loads nothing.</summary>
    public LoadedHost? Host { get; private set; }

    /// <summary>Where the host stands.</summary>
    public int HostStart { get; private set; }

    /// <summary>Where it ends.</summary>
    public int HostEnd { get; private set; }

    /// <summary>Where <c>document.cookie</c> is given a value; -1 where it is not.</summary>
    public int CookieStart { get; private set; } = -1;

    /// <summary>Whether the script looks at what the visitor has granted.</summary>
    public bool AsksForConsent { get; private set; }

    /// <summary>Reads a script.</summary>
    public static ScriptText Read(string text, int start, int end)
    {
        var script = new ScriptText(text, start, end) { AsksForConsent = Questions.Any(IsWritten) };
        var isLoading = Loads.Any(IsWritten);
        while (script._position < end)
            script.ReadNext(isLoading);
        return script;

        bool IsWritten(string words) => text.IndexOf(words, start, end - start, StringComparison.Ordinal) >= 0;
    }

    private void ReadNext(bool isLoading)
    {
        switch (_text[_position])
        {
            case '/' when Continues("//"):
                _position = IndexOf("\n");
                break;
            case '/' when Continues("/*"):
                _position = IndexOf("*/");
                break;
            case '"' or '\'' or '`':
                ReadString(isLoading);
                break;
            case 'd' when CookieStart < 0 && Continues("document") && IsCookieAssigned(_position + "document".Length):
                CookieStart = _position++;
                break;
            default:
                _position++;
                break;
        }
    }

    private void ReadString(bool isLoading)
    {
        var quote = _text[_position];
        var start = ++_position;
        while (_position < _end && _text[_position] != quote)
        {
            // No string but a template goes over lines: the quote belonged to a regular expression or to an expression of the view.
            if (quote != '`' && _text[_position] is '\n')
                return;
            _position += _text[_position] == '\\' ? 2 : 1;
        }
        var end = Math.Min(_position, _end);
        if (isLoading && Host is null && CatalogueHosts.Find(_text, start, end) is { } host)
            (Host, HostStart, HostEnd) = (host, start, end);
        _position = end + 1;
    }

    private bool IsCookieAssigned(int position)
    {
        position = SkipSpace(position);
        if (position >= _end || _text[position] != '.')
            return false;
        position = SkipSpace(position + 1);
        if (string.CompareOrdinal(_text, position, "cookie", 0, "cookie".Length) != 0)
            return false;
        position = SkipSpace(position + "cookie".Length);

        // Not a comparison; "+=" is rare but sets one too.
        if (position < _end && _text[position] == '+')
            position++;
        return position + 1 < _end && _text[position] == '=' && _text[position + 1] is not ('=' or '>');
    }

    private int SkipSpace(int position)
    {
        while (position < _end && char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }

    private bool Continues(string with) => _position + with.Length <= _end && string.CompareOrdinal(_text, _position, with, 0, with.Length) == 0;

    private int IndexOf(string what) => _text.IndexOf(what, _position, _end - _position, StringComparison.Ordinal) is >= 0 and var at ? at + what.Length : _end;
}
