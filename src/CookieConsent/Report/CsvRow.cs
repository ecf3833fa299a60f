using System.Buffers;
using System.Globalization;
using System.Text;

namespace CookieConsent.Report;

/// <summary>
/// Writes fields as RFC 4180 says. A field that a spreadsheet would take for a formula gets an apostrophe in front: names of cookies and paths of pages
/// come from whoever sends requests.
/// </summary>
internal sealed class CsvRow(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> ToBeQuoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> StartsFormula = SearchValues.Create("=+-@\t\r\n");

    // Spreadsheets take them for what they look like.
    private static readonly SearchValues<char> StartsWideFormula = SearchValues.Create("＝＋－＠");

    private bool _isBegun;

    /// <summary>Adds a text.</summary>
    public CsvRow Add(string? text)
    {
        if (_isBegun)
            output.Write(","u8);
        _isBegun = true;
        if (string.IsNullOrEmpty(text))
            return this;
        var isFormula = StartsFormula.Contains(text[0]) || StartsWideFormula.Contains(text[0]);
        var isQuoted = text.AsSpan().ContainsAny(ToBeQuoted);
        if (isQuoted)
            output.Write("\""u8);
        if (isFormula)
            output.Write("'"u8);
        Encoding.UTF8.GetBytes(isQuoted ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text, output);
        if (isQuoted)
            output.Write("\""u8);
        return this;
    }

    /// <summary>Adds a number: what is negative is meant to be.</summary>
    public CsvRow Add(long number)
    {
        if (_isBegun)
            output.Write(","u8);
        _isBegun = true;
        Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture), output);
        return this;
    }

    /// <summary>Adds a time, UTC, to the millisecond.</summary>
    public CsvRow Add(DateTimeOffset time) => Add(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>Ends the line.</summary>
    public void End()
    {
        output.Write("\r\n"u8);
        _isBegun = false;
    }
}
