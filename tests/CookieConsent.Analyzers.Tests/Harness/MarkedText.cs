using Microsoft.CodeAnalysis.Text;

namespace CookieConsent.Analyzers.Tests.Harness;

/// <summary>A text in which <c>[|</c> and <c>|]</c> stand around what is expected to be reported.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Takes the marks off.</summary>
    public static MarkedText Parse(string marked)
    {
        var pieces = marked.Split("[|");
        var text = pieces[0];
        var spans = new List<TextSpan>();
        foreach (var piece in pieces.Skip(1))
        {
            var end = piece.IndexOf("|]", StringComparison.Ordinal);
            spans.Add(new(text.Length, end));
            text += piece.Remove(end, 2);
        }
        return new(text, spans);
    }
}
