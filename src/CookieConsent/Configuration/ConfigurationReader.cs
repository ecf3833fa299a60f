using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CookieConsent.Configuration;

/// <summary>
/// Reads one section value by value and notes every mistake with its path and the fix. The framework's binder stops at the first wrong value and
/// passes over unknown keys in silence.
/// </summary>
internal sealed class ConfigurationReader(IConfiguration section, string path, List<string> errors)
{
    private readonly List<string> _known = [];

    /// <summary>The configuration path of this section.</summary>
    public string Path => path;

    /// <summary>Reads a text.</summary>
    public void Text(string key, Action<string> set) => Value(key, set, static (string text, out string value) => (value = text) is not null, "a text");

    /// <summary>Reads a whole number.</summary>
    public void Number(string key, Action<int> set) =>
        Value(key, set, static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value), "a whole number, for example 60");

    /// <summary>Reads true or false.</summary>
    public void Boolean(string key, Action<bool> set) => Value(key, set, bool.TryParse, "true or false");

    /// <summary>Reads a time span.</summary>
    public void Duration(string key, Action<TimeSpan> set) =>
        Value(
            key,
            set,
            static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value),
            "a time span as days.hours:minutes:seconds, for example \"182.00:00:00\""
        );

    /// <summary>Reads a day.</summary>
    public void Date(string key, Action<DateOnly> set) =>
        Value(
            key,
            set,
            static (string text, out DateOnly value) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value),
            "a day as year-month-day, for example \"2026-11-22\""
        );

    /// <summary>Reads one of a closed set of names, ignoring case.</summary>
    public void Choice<T>(string key, Action<T> set, params T[] allowed)
        where T : struct, Enum
    {
        Value(key, set, Read, string.Join(", ", allowed.SkipLast(1)) + " or " + allowed[^1]);

        bool Read(string text, out T value)
        {
            foreach (var candidate in allowed)
            {
                value = candidate;
                if (text.Equals(candidate.ToString(), StringComparison.OrdinalIgnoreCase))
                    return true;
            }
            value = default;
            return false;
        }
    }

    /// <summary>Reads a section of its own.</summary>
    public void Section(string key, Action<ConfigurationReader> read)
    {
        if (Find(key) is { } child && IsSection(child, key, "an object: \"" + key + "\": { … }"))
            new ConfigurationReader(child, PathOf(key), errors).ReadAll(read);
    }

    /// <summary>Reads a section whose keys are names of the site's choice.</summary>
    public void Map(string key, Action<string, ConfigurationReader> read)
    {
        if (Find(key) is not { } map || !IsSection(map, key, "an object: \"" + key + "\": { … }"))
            return;
        foreach (var child in map.GetChildren())
        {
            if (IsSection(child, key + ":" + child.Key, "an object: \"" + child.Key + "\": { … }"))
                new ConfigurationReader(child, PathOf(key) + ":" + child.Key, errors).ReadAll(reader => read(child.Key, reader));
        }
    }

    /// <summary>Reads this section itself as a map of maps of texts.</summary>
    public void EachTextMap(Action<string, string, string> read)
    {
        foreach (var map in section.GetChildren())
        {
            _known.Add(map.Key);
            if (!IsSection(map, map.Key, "an object: { \"key\": \"text\" }"))
                continue;
            foreach (var child in map.GetChildren())
            {
                if (child.Value is { } text)
                    read(map.Key, child.Key, text);
                else
                    errors.Add($"{PathOf(map.Key)}:{child.Key} is not a text. Write \"{child.Key}\": \"…\".");
            }
        }
    }

    /// <summary>Reads a list of objects.</summary>
    public void List(string key, Action<ConfigurationReader> read)
    {
        if (Find(key) is not { } list || !IsSection(list, key, "a list of objects: \"" + key + "\": [ { … } ]"))
            return;
        foreach (var child in list.GetChildren())
        {
            if (IsSection(child, key + ":" + child.Key, "an object: { … }"))
                new ConfigurationReader(child, PathOf(key) + ":" + child.Key, errors).ReadAll(read);
        }
    }

    /// <summary>Reads a list of texts.</summary>
    public void Texts(string key, Action<string> add)
    {
        if (Find(key) is { } list && IsSection(list, key, "a list of texts: \"" + key + "\": [ \"…\" ]"))
            new ConfigurationReader(list, PathOf(key), errors).Items(add);
    }

    /// <summary>Reads this section itself as a list of texts.</summary>
    public void Items(Action<string> add)
    {
        foreach (var child in section.GetChildren())
        {
            _known.Add(child.Key);
            if (child.Value is { Length: > 0 } text && !child.GetChildren().Any())
                add(text);
            else
                errors.Add($"{path}:{child.Key} is not a text. Write a list of texts: [ \"…\" ].");
        }
        if (section is IConfigurationSection { Value.Length: > 0 })
            errors.Add($"{path} is a single text. Write a list of texts: [ \"…\" ].");
    }

    /// <summary>Runs <paramref name="read"/> and then notes every key that it did not ask for.</summary>
    public void ReadAll(Action<ConfigurationReader> read)
    {
        read(this);
        foreach (var child in section.GetChildren())
        {
            if (!_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                errors.Add($"{PathOf(child.Key)} is unknown.{NearestName.AsQuestion(child.Key, _known)} Known here: {string.Join(", ", _known)}.");
        }
    }

    private void Value<T>(string key, Action<T> set, TryParse<T> parse, string expected)
    {
        if (Find(key) is not { } child || (child.Value is null && !child.GetChildren().Any()))
            return;
        if (child.Value is { } text && parse(text, out var value))
            set(value);
        else
            errors.Add($"{PathOf(key)} {(child.Value is { } wrong ? $"is \"{wrong}\"" : "is an object or a list")}. Write {expected}.");
    }

    private bool IsSection(IConfigurationSection child, string key, string expected)
    {
        if (string.IsNullOrEmpty(child.Value))
            return true;
        errors.Add($"{PathOf(key)} is \"{child.Value}\". Write {expected}.");
        return false;
    }

    private IConfigurationSection? Find(string key)
    {
        _known.Add(key);
        return section.GetSection(key) is { } child && child.Exists() ? child : null;
    }

    private string PathOf(string key) => path + ":" + key;

    private delegate bool TryParse<T>(string text, out T value);
}
