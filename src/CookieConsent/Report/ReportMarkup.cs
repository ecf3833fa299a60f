using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CookieConsent.Banner;

namespace CookieConsent.Report;

/// <summary>HTML as it is written. What stands in a hole of the text is always encoded; there is no way to add a text as HTML.</summary>
internal sealed class ReportMarkup
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a piece.</summary>
    public ReportMarkup Add([InterpolatedStringHandlerArgument("")] Piece piece)
    {
        _ = piece;
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    /// <summary>A piece that is being added: literals as they are, holes encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        private readonly StringBuilder _text;

        public Piece(int literalLength, int holes, ReportMarkup markup)
        {
            _ = (literalLength, holes);
            _text = markup._text;
        }

        public void AppendLiteral(string html) => _text.Append(html);

        public void AppendFormatted(string? text) => _text.Append(NoticeTemplate.Encode(text ?? ""));

        public void AppendFormatted(long number) => _text.Append(number.ToString("N0", CultureInfo.InvariantCulture));

        public void AppendFormatted(DateOnly day) => _text.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        public void AppendFormatted(DateTimeOffset time) => _text.Append(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }
}
