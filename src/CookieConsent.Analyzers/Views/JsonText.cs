namespace CookieConsent.Analyzers.Views;

/// <summary>
/// Reads JSON as the configuration of ASP.NET Core takes it, with comments and a comma too many. The compiler promises analyzers no reader of its own.
/// </summary>
internal static class JsonText
{
    /// <summary>
    /// Every single value that stands in no list, with its configuration path. Of a file that is being written it gives what can be read.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(string text)
    {
        var outer = new Stack<string>();
        var (section, key, word) = ("", (string?)null, (string?)null);
        for (var position = 0; position < text.Length;)
        {
            var start = position;
            switch (text[position++])
            {
                case '/':
                    position = EndOfComment(text, position);
                    break;
                case '"':
                    word = text.Substring(position, EndOfString(text, position) - position);
                    position += word.Length + 1;
                    break;
                case ':':
                    (key, word) = (word, null);
                    break;
                case '{' or '[':
                    outer.Push(section);
                    section = text[start] == '{' && outer.Count == 1 ? "" : $"{section}{key ?? "[]"}:";
                    (key, word) = (null, null);
                    break;
                case ',' or '}' or ']':
                    if (key is not null && word is not null)
                        yield return new(section + key, word);
                    if (text[start] != ',' && outer.Count > 0)
                        section = outer.Pop();
                    (key, word) = (null, null);
                    break;
                case var first when char.IsLetterOrDigit(first):
                    while (position < text.Length && char.IsLetterOrDigit(text[position]))
                        position++;
                    word = text.Substring(start, position - start);
                    break;
            }
        }
    }

    private static int EndOfString(string text, int position)
    {
        while (position < text.Length && text[position] != '"')
            position += text[position] == '\\' ? 2 : 1;
        return Math.Min(position, text.Length);
    }

    private static int EndOfComment(string text, int position)
    {
        var isLine = position < text.Length && text[position] == '/';
        var end = text.IndexOf(isLine ? "\n" : "*/", Math.Min(position + 1, text.Length), StringComparison.Ordinal);
        return end < 0 ? text.Length : end + (isLine ? 1 : 2);
    }
}
