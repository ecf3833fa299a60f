using System.Text.Json.Nodes;
using CookieConsent.Configuration;
using Microsoft.Extensions.Configuration;

namespace CookieConsent.Tests.Configuration;

/// <summary>The schema knows the keys that are read, in every section, and no others.</summary>
internal sealed class AppSettingsSchemaKeysTests
{
    private const string Root = "CookieConsent";
    private const string KnownHere = "Known here: ";
    private readonly JsonNode _schema = JsonNode.Parse(File.ReadAllText(AppSettingsFile.SchemaOf(Root)))!;

    [Test]
    public void The_schema_has_the_keys_that_are_read()
    {
        var sections = new Dictionary<string, string[]>();
        Probe(Root, sections);

        Assert.That(sections.Keys, Is.SupersetOf([Root, "CookieConsent:Banner", "CookieConsent:Cookies", "CookieConsent:Services:0:Cookies:0", "CookieConsent:Regions:Rules:0"]));
        Assert.Multiple(() =>
        {
            foreach (var (path, keys) in sections)
                Assert.That(Find(path)["properties"]!.AsObject().Select(property => property.Key), Is.EquivalentTo(keys), path);
        });
    }

    [Test]
    public void Every_key_is_described()
    {
        var sections = new Dictionary<string, string[]>();
        Probe(Root, sections);

        Assert.Multiple(() =>
        {
            foreach (var (path, keys) in sections)
            {
                foreach (var key in keys)
                    Assert.That(Find(path)["properties"]![key]!["description"]?.GetValue<string>(), Has.Length.GreaterThan(10).And.Not.Contain('<' + "see").And.Not.Contain("requirement"), $"{path}:{key}");
            }
        });
    }

    /// <summary>Asks each section for its keys by a key that none has; a map or a list takes the 0 for a name or number.</summary>
    private static void Probe(string path, Dictionary<string, string[]> sections)
    {
        var options = new CookieConsentOptions();
        new ConfigurationBinding(new ConfigurationBuilder().AddInMemoryCollection([new(path + ":0:Zzz", "x")]).Build().GetSection(Root)).Configure(options);
        foreach (var error in options.ConfigurationErrors.Where(error => error.Contains(KnownHere, StringComparison.Ordinal)))
        {
            var section = error[..error.IndexOf(" is unknown", StringComparison.Ordinal)];
            section = section[..section.LastIndexOf(':')];
            if (!section.StartsWith(path, StringComparison.Ordinal) || !sections.TryAdd(section, error[(error.IndexOf(KnownHere, StringComparison.Ordinal) + KnownHere.Length)..].TrimEnd('.').Split(", ")))
                continue;
            foreach (var key in sections[section])
                Probe($"{section}:{key}", sections);
        }
    }

    private JsonObject Find(string path)
    {
        var found = _schema.AsObject();
        foreach (var key in path.Split(':'))
            found = Resolved(found["properties"]?[key] ?? found["items"] ?? Named(found["patternProperties"]) ?? found["additionalProperties"]!);
        return found;
    }

    private static JsonNode? Named(JsonNode? patterns) => patterns?.AsObject().Select(pattern => pattern.Value).FirstOrDefault(schema => schema?["properties"] is not null);

    private JsonObject Resolved(JsonNode schema)
    {
        if (schema["allOf"] is JsonArray all)
            return Resolved(all[0]!);
        return schema["$ref"] is { } reference ? Resolved(_schema["definitions"]![reference.GetValue<string>()["#/definitions/".Length..]]!) : schema.AsObject();
    }
}
