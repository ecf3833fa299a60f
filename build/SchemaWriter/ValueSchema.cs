using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.SchemaWriter;

/// <summary>Schemas of single values: what the binder reads them from, and what an editor should propose.</summary>
internal static class ValueSchema
{
    /// <summary>The schema of a value; <see langword="null"/> where the type holds several.</summary>
    public static JsonObject? Of(Type type, Func<System.Reflection.MemberInfo, string> describe)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(PathString))
            return new() { ["type"] = "string" };
        if (type == typeof(bool))
            return new() { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = $"^{Patterns.AnyCaseOf(["true", "false"])}$" };
        if (type == typeof(int))
            return new() { ["type"] = new JsonArray("integer", "string"), ["pattern"] = @"^\d+$" };
        if (type == typeof(TimeSpan))
            return new() { ["type"] = "string", ["pattern"] = Patterns.Duration };
        if (type == typeof(DateOnly))
            return new() { ["type"] = "string", ["pattern"] = Patterns.Date };
        if (!type.IsEnum)
            return null;
        string[] names = [.. NamesOf(type)];
        return OneOf(names, type == typeof(SameSiteMode) ? null : [.. names.Select(name => describe(type.GetField(name)!))]);
    }

    /// <summary>One of a closed set of names: these are proposed, and any other case is right too.</summary>
    public static JsonObject OneOf(string[] names, string[]? descriptions = null)
    {
        var proposed = new JsonObject { ["enum"] = ArrayOf(names) };
        // No keyword of JSON Schema, but Visual Studio Code shows it beside each proposal.
        if (descriptions is not null)
            proposed["enumDescriptions"] = ArrayOf(descriptions);
        return new() { ["anyOf"] = new JsonArray(proposed, new JsonObject { ["type"] = "string", ["pattern"] = $"^{Patterns.AnyCaseOf(names)}$" }) };
    }

    /// <summary>A default as it is written in a file; <see langword="null"/> for none.</summary>
    public static JsonNode? DefaultOf(object? value) =>
        value switch
        {
            bool flag => JsonValue.Create(flag),
            int number => JsonValue.Create(number),
            TimeSpan duration => JsonValue.Create(duration.ToString("c", CultureInfo.InvariantCulture)),
            PathString path => JsonValue.Create(path.Value),
            Enum choice => JsonValue.Create(choice.ToString()),
            string { Length: > 0 } text => JsonValue.Create(text),
            _ => null,
        };

    /// <summary>The names that can be written: of flags the single ones, of the cookie attribute those that exist.</summary>
    public static IEnumerable<string> NamesOf(Type type) =>
        Enum.GetNames(type)
            .Where(name =>
            {
                var value = Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture);
                return type == typeof(SameSiteMode) ? value >= 0 : !type.IsDefined(typeof(FlagsAttribute), inherit: false) || int.PopCount(value) == 1;
            });

    private static JsonArray ArrayOf(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
