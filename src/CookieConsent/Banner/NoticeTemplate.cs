using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CookieConsent.Banner;

/// <summary>HTML with holes: built once for each language, filled for each visitor.</summary>
internal sealed class NoticeTemplate
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly List<NoticePart> _parts = [];
    private readonly StringBuilder _literal = new();

    /// <summary>Encodes a text for HTML; letters of every script stay as they are.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>Adds HTML that every visitor gets.</summary>
    public NoticeTemplate Html(string html)
    {
        _literal.Append(html);
        return this;
    }

    /// <summary>Adds a text that every visitor gets.</summary>
    public NoticeTemplate Text(string text) => Html(Encode(text));

    /// <summary>Adds a hole that a value fills.</summary>
    public NoticeTemplate Hole(NoticeHole hole)
    {
        EndLiteral();
        _parts.Add(new(hole, "", CookieCategories.None));
        return this;
    }

    /// <summary>Adds HTML that only some visitors get.</summary>
    public NoticeTemplate When(NoticeHole hole, string html, CookieCategories categories = CookieCategories.All, string? serviceCode = null)
    {
        EndLiteral();
        _parts.Add(new(hole, html, categories, serviceCode));
        return this;
    }

    /// <summary>Ends building; from now on the template does not change.</summary>
    public NoticeTemplate Complete()
    {
        EndLiteral();
        return this;
    }

    /// <summary>Writes one visitor's copy.</summary>
    public void WriteTo(TextWriter writer, NoticeValues values)
    {
        foreach (var part in _parts)
        {
            if (values.TextOf(part.Hole) is { } text)
                Encoder.Encode(writer, text);
            else if (values.Shows(part))
                writer.Write(part.Html);
        }
    }

    private void EndLiteral()
    {
        if (_literal.Length == 0)
            return;
        _parts.Add(new(NoticeHole.None, _literal.ToString(), CookieCategories.None));
        _literal.Clear();
    }
}
