using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CookieConsent.SchemaWriter;

/// <summary>JSON that a person can read and compare: what fits into a line stands on one.</summary>
internal static class SchemaText
{
    private const int Width = 140;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, with line feeds and one at its end.</summary>
    public static string Of(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, depth: 0, room: Width);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth, int room)
    {
        var line = Line(node);
        if (line.Length <= room || node is null or JsonValue or JsonObject { Count: 0 } or JsonArray { Count: 0 })
            text.Append(line);
        else if (node is JsonObject members)
            AppendBlock(text, '{', '}', depth, members, member => Line(JsonValue.Create(member.Key)) + ": ", member => member.Value);
        else
            AppendBlock(text, '[', ']', depth, (JsonArray)node, _ => "", item => item);
    }

    private static void AppendBlock<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Func<T, string> prefix, Func<T, JsonNode?> value)
    {
        text.Append(open);
        var divider = "\n";
        foreach (var item in items)
        {
            var start = prefix(item);
            text.Append(divider).Append(' ', 2 * (depth + 1)).Append(start);
            Append(text, value(item), depth + 1, Width - (2 * (depth + 1)) - start.Length);
            divider = ",\n";
        }
        text.Append('\n').Append(' ', 2 * depth).Append(close);
    }

    private static string Line(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject { Count: 0 } => "{}",
            JsonObject members => "{ " + string.Join(", ", members.Select(member => Line(JsonValue.Create(member.Key)) + ": " + Line(member.Value))) + " }",
            JsonArray items => "[" + string.Join(", ", items.Select(Line)) + "]",
            _ => node.ToJsonString(Plain),
        };
}
