namespace CookieConsent.Analyzers.Views;

/// <summary>Finds where pieces of a view end in which code and markup stand inside each other.</summary>
internal sealed class RazorText(string text)
{
    /// <summary>Whether a word of code stands here, and not a part of a longer one.</summary>
    public bool IsWord(int position, string word) =>
        string.CompareOrdinal(text, position, word, 0, word.Length) == 0
        && (position == 0 || !char.IsLetterOrDigit(text[position - 1]))
        && position + word.Length < text.Length
        && (char.IsWhiteSpace(text[position + word.Length]) || text[position + word.Length] is '(' or '{');

    /// <summary>Behind the last block of <c>if (…) { … } else { … }</c>; the same place where there is no block.</summary>
    public int EndOfConditional(int position)
    {
        var condition = SkipSpace(position + 2);
        if (condition >= text.Length || text[condition] != '(')
            return position;
        var end = EndOfBlock(EndOfBrackets(condition), position);
        while (end > position && SkipSpace(end) is var next && IsWord(next, "else"))
        {
            next = SkipSpace(next + "else".Length);
            if (IsWord(next, "if") && SkipSpace(next + 2) is var bracket && bracket < text.Length && text[bracket] == '(')
                next = EndOfBrackets(bracket);
            var block = EndOfBlock(next, end);
            if (block == end)
                break;
            end = block;
        }
        return end;
    }

    /// <summary>Behind the bracket that closes the one here, or the end of the text.</summary>
    public int EndOfBrackets(int position)
    {
        var (open, depth) = (text[position], 0);
        var close = open == '(' ? ')' : '}';
        for (; position < text.Length; position++)
        {
            if (open == '(' && text[position] == '"')
                position = EndOfString(position);
            else if (text[position] == open)
                depth++;
            else if (text[position] == close && --depth == 0)
                return position + 1;
        }
        return text.Length;
    }

    /// <summary>Reads the attributes of a tag from behind its name; the end of the tag.</summary>
    public int ReadAttributes(int position, ViewTag tag)
    {
        while ((position = SkipSpace(position)) < text.Length && text[position] != '>')
        {
            var name = position;
            while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('=' or '>' or '"' or '\'' or '/' or '\\'))
                position++;
            var nameEnd = position;
            if (nameEnd == name)
            {
                position++;
                continue;
            }
            var (start, end) = (nameEnd, nameEnd);
            var equals = SkipSpace(position);
            if (equals < text.Length && text[equals] == '=')
                (start, end, position) = ReadValue(SkipSpace(equals + 1), tag.IsRaw);
            tag.Add(new(text.Substring(name, nameEnd - name), start, end));
        }
        return Math.Min(position + 1, text.Length);
    }

    private (int Start, int End, int Next) ReadValue(int position, bool isRaw)
    {
        // In a string of code the quotes of markup are written \" or "".
        if (isRaw && position + 1 < text.Length && text[position] is '\\' or '"' && text[position + 1] is '"')
            position++;
        if (position >= text.Length)
            return (text.Length, text.Length, text.Length);
        var quote = text[position];
        if (quote is not ('"' or '\''))
        {
            var bare = position;
            while (position < text.Length && !char.IsWhiteSpace(text[position]) && text[position] is not ('>' or '"'))
                position = text[position] == '@' ? EndOfExpression(position) : position + 1;
            return (bare, position, position);
        }
        var start = ++position;
        while (position < text.Length && text[position] != quote)
            position = text[position] == '@' ? EndOfExpression(position) : position + 1;
        var end = isRaw && position > start && position <= text.Length && text[position - 1] == '\\' ? position - 1 : position;
        return (start, Math.Min(end, text.Length), Math.Min(position + 1, text.Length));
    }

    // "@Url.Content("~/a.js")" and "@(…)" hold quotes of their own.
    private int EndOfExpression(int position)
    {
        position++;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '.' or '_'))
            position++;
        return position < text.Length && text[position] == '(' ? EndOfBrackets(position) : position;
    }

    private int EndOfBlock(int position, int otherwise)
    {
        position = SkipSpace(position);
        return position < text.Length && text[position] == '{' ? EndOfBrackets(position) : otherwise;
    }

    private int EndOfString(int position)
    {
        var isVerbatim = position > 0 && (text[position - 1] == '@' || (position > 1 && text[position - 1] == '$' && text[position - 2] == '@'));
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && !isVerbatim)
                position++;
        }
        return position;
    }

    private int SkipSpace(int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }
}
