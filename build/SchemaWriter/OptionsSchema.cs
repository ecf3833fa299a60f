using System.Text.Json.Nodes;

namespace CookieConsent.SchemaWriter;

/// <summary>Walks an options type and says of each option what it is for, what it may be and what it is by default.</summary>
internal sealed class OptionsSchema(XmlDocumentation documentation, KnownNames names)
{
    // No other package may have definitions of these names: editors put the schemas of all packages together.
    private const string Service = "cookieConsentService";
    private const string OwnService = "cookieConsentOwnService";
    private const string Texts = "cookieConsentTexts";

    /// <summary>What the schema refers to from several places.</summary>
    public JsonObject Definitions { get; } = [];

    /// <summary>The schema of an object with these options and no other keys.</summary>
    public JsonObject ObjectOf(Type type, string path, string description)
    {
        var instance = Activator.CreateInstance(type);
        var properties = new JsonObject();
        foreach (var property in type.GetProperties())
        {
            var schema = Of(property.PropertyType, $"{path}:{property.Name}");
            schema["description"] = documentation.Of(property);
            if (ValueSchema.DefaultOf(property.GetValue(instance)) is { } value)
                schema["default"] = value;
            properties[property.Name] = schema;
        }
        var result = new JsonObject { ["description"] = description, ["type"] = "object", ["properties"] = properties };
        CloseTo(result, [.. properties.Select(property => property.Key)]);
        Limits.AddTo(result, path);
        return result;
    }

    private JsonObject Of(Type type, string path)
    {
        var schema = ValueSchema.Of(type, documentation.Of) ?? (type.IsGenericType ? Several(type, path) : ObjectOf(type, path, documentation.Of(type)));
        Limits.AddTo(schema, path);
        return schema;
    }

    private JsonObject Several(Type type, string path)
    {
        var arguments = type.GetGenericArguments();
        if (type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            var items = Of(arguments[0], path + ":*");
            if (arguments[0] == typeof(string))
                items["minLength"] = 1;
            return new() { ["type"] = "array", ["items"] = items };
        }
        if (arguments[0].IsEnum)
            return ByCategory(arguments[0], arguments[1], path);
        return path switch
        {
            "CookieConsent:Services" => Services(arguments[1], path),
            "CookieConsent:Regions:Rules" => Rules(arguments[1], path),
            "CookieConsent:Banner:Texts" => TextsByLanguage(),
            _ => throw new InvalidOperationException($"{path} is a map of {arguments[1].Name}. Say here what its names are."),
        };
    }

    private JsonObject ByCategory(Type category, Type value, string path)
    {
        var properties = new JsonObject();
        foreach (var name in ValueSchema.NamesOf(category))
        {
            properties[name] = Of(value, $"{path}:{name}");
            properties[name]!["description"] = documentation.Of(category.GetField(name)!);
        }
        var result = new JsonObject { ["type"] = "object", ["properties"] = properties };
        CloseTo(result, [.. properties.Select(property => property.Key)]);
        return result;
    }

    /// <summary>
    /// A service of the catalogue needs nothing more. Any other needs its category; only its hosts may stand alone, since another file
    /// (appsettings.Development.json) may replace them.
    /// </summary>
    private JsonObject Services(Type service, string path)
    {
        Definitions[Service] = ObjectOf(service, path + ":*", documentation.Of(service));
        Definitions[OwnService] = new JsonObject
        {
            ["description"] = "A service of your own, or one that the catalogue does not know: it needs a Category.",
            ["allOf"] = new JsonArray(Reference(Service), new JsonObject { ["anyOf"] = new JsonArray(Required("Category"), Alone("Hosts")) }),
        };
        var known = new JsonObject();
        foreach (var (id, description) in names.Services)
            known[id] = new JsonObject { ["description"] = description, ["$ref"] = $"#/definitions/{Service}" };
        return new()
        {
            ["type"] = "object",
            ["properties"] = known,
            ["patternProperties"] = new JsonObject { [":"] = new JsonObject(), [@"\s|^$"] = Nothing() },
            ["additionalProperties"] = Reference(OwnService),
        };
    }

    private JsonObject Rules(Type rule, string path) =>
        new()
        {
            ["type"] = "object",
            ["patternProperties"] = new JsonObject
            {
                // UK and EL are no codes of ISO 3166; the others stand for no country.
                [$"^(?!{Patterns.AnyCaseOf(["UK", "EL"])}$|{Patterns.AnyCaseOf(["XX", "ZZ", "AP", "EU"])})[A-Za-z]{{2}}(-[A-Za-z0-9]{{1,3}})?$"] = ObjectOf(rule, path + ":*", documentation.Of(rule)),
                [":"] = new JsonObject(),
            },
            ["additionalProperties"] = false,
        };

    private JsonObject TextsByLanguage()
    {
        var keys = new JsonObject();
        foreach (var (key, text) in names.EnglishTexts)
            keys[key] = new JsonObject { ["description"] = text, ["type"] = "string" };
        Definitions[Texts] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = keys,
            // Keys are taken in any case, without "banner." in front, and with a plural form of the language behind.
            ["patternProperties"] = new JsonObject
            {
                [$"^{Patterns.AnyCaseOf(ShortKeys())}$"] = new JsonObject { ["type"] = "string" },
                [@"[A-Z].*\.|\..*[A-Z]|\.(zero|two|few|many)$"] = new JsonObject { ["type"] = "string" },
            },
            ["additionalProperties"] = false,
        };
        var languages = new JsonObject();
        foreach (var language in names.Languages)
            languages[language] = Reference(Texts);
        return new() { ["type"] = "object", ["properties"] = languages, ["patternProperties"] = new JsonObject { [":"] = new JsonObject() }, ["additionalProperties"] = Reference(Texts) };
    }

    private IEnumerable<string> ShortKeys()
    {
        const string prefix = "banner.";
        return names.EnglishTexts.Select(text => text.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);
    }

    private static void CloseTo(JsonObject schema, string[] keys)
    {
        schema["patternProperties"] = new JsonObject { [Patterns.KeyOf(keys)] = new JsonObject() };
        schema["additionalProperties"] = false;
    }

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };

    private static JsonObject Alone(string key) => new() { ["required"] = new JsonArray(key), ["maxProperties"] = 1 };

    private static JsonObject Nothing() => new() { ["not"] = new JsonObject() };
}
