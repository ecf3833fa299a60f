using System.Text;

namespace Proxy.Forwarding;

/// <summary>
/// Passes a page on as it comes, with something behind the tag <c>&lt;body&gt;</c> and something in front of its last end tag. A page without these tags gets both
/// at its end.
/// </summary>
internal static class PageInsertion
{
    // Longer than any tag, and than what usually follows </body>.
    private const int Room = 64 * 1024;
    private const int NotFound = -1;

    private static ReadOnlySpan<byte> Start => "<body"u8;

    private static ReadOnlySpan<byte> End => "</body"u8;

    /// <summary>Copies the page.</summary>
    public static async Task CopyAsync(Stream page, Stream visitor, ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        var text = new byte[Room];
        var isInBody = false;
        var held = 0;
        for (int count; (count = await page.ReadAsync(text.AsMemory(held), cancellationToken)) > 0;)
        {
            held += count;
            if (!isInBody && EndOfStartTag(text.AsSpan(0, held)) is > 0 and var open)
            {
                await PassAsync(open);
                await visitor.WriteAsync(first, cancellationToken);
                isInBody = true;
            }

            // What may be the beginning of a tag waits for the rest of it; what is longer than the room is none.
            var sure = isInBody ? SureInBody(text.AsSpan(0, held)) : SureInHead(text.AsSpan(0, held));
            await PassAsync(sure == 0 && held == Room ? held : sure);
        }

        var end = isInBody ? LastIndexOf(text.AsSpan(0, held), End) : NotFound;
        await PassAsync(end == NotFound ? held : end);
        if (!isInBody)
            await visitor.WriteAsync(first, cancellationToken);
        await visitor.WriteAsync(last, cancellationToken);
        await PassAsync(held);

        async Task PassAsync(int length)
        {
            if (length == 0)
                return;
            await visitor.WriteAsync(text.AsMemory(0, length), cancellationToken);
            text.AsSpan(length, held - length).CopyTo(text);
            held -= length;
        }
    }

    /// <summary>Where the tag <c>&lt;body …&gt;</c> ends; an attribute may hold the sign that ends a tag.</summary>
    private static int EndOfStartTag(ReadOnlySpan<byte> text)
    {
        var start = StartTag(text);
        if (start == NotFound)
            return NotFound;
        byte quote = 0;
        for (var i = start + Start.Length; i < text.Length; i++)
        {
            if (quote == 0 && text[i] == '>')
                return i + 1;
            if (quote == 0 && text[i] is (byte)'"' or (byte)'\'')
                quote = text[i];
            else if (text[i] == quote)
                quote = 0;
        }
        return NotFound;
    }

    private static int SureInHead(ReadOnlySpan<byte> text) => StartTag(text) is >= 0 and var start ? start : Math.Max(0, text.Length - Start.Length);

    private static int SureInBody(ReadOnlySpan<byte> text) => LastIndexOf(text, End) is >= 0 and var end ? end : Math.Max(0, text.Length - End.Length + 1);

    private static int StartTag(ReadOnlySpan<byte> text)
    {
        for (var from = 0; from < text.Length; from++)
        {
            var next = text[from..].IndexOf((byte)'<');
            if (next < 0)
                return NotFound;
            from += next;
            var rest = text[from..];
            if (rest.Length > Start.Length && Ascii.EqualsIgnoreCase(rest[..Start.Length], Start) && rest[Start.Length] is (byte)'>' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/')
                return from;
        }
        return NotFound;
    }

    private static int LastIndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag)
    {
        for (var at = text.LastIndexOf((byte)'<'); at >= 0; at = text[..at].LastIndexOf((byte)'<'))
        {
            if (text.Length - at >= tag.Length && Ascii.EqualsIgnoreCase(text.Slice(at, tag.Length), tag))
                return at;
        }
        return NotFound;
    }
}
