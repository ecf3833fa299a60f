using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>One key that a site can configure: its path, what may stand there, and what holds where it is left out. Derived from the options types.</summary>
/// <param name="Path">The path below the section; <c>&lt;…&gt;</c> stands for a name of the site's choice, <c>&lt;n&gt;</c> for the number of a list item.</param>
/// <param name="Values">What may stand there.</param>
/// <param name="Default">The value of new options.</param>
internal sealed record ConfigurationKey(string Path, string Values, string Default)
{
    /// <summary>What may stand where any text may.</summary>
    public const string AnyText = "text";

    private const string None = "none";

    /// <summary>Every key of a section.</summary>
    public static IEnumerable<ConfigurationKey> Of(object options, string path) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property => Below($"{path}:{property.Name}", property.PropertyType, property.GetValue(options)));

    private static IEnumerable<ConfigurationKey> Below(string path, Type declared, object? value)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (ScalarName(type) is { } scalar)
            return [new(path, scalar, Text(value))];
        if (!type.IsGenericType)
            return Of(value ?? Activator.CreateInstance(type)!, path);
        var arguments = type.GetGenericArguments();
        Assert.That(value, Is.AssignableTo<IEnumerable>().And.Empty, $"{path}: a list or map that is not empty by default is not foreseen here. Describe its items in {nameof(ConfigurationKey)}.");
        return arguments switch
        {
            [{ IsEnum: true } key, var item] => Categories(key).SelectMany(name => Item($"{path}:{name}", item)),
            [_, var item] => Item($"{path}:<name>", item),
            [var item] => Item($"{path}:<n>", item),
            _ => throw new InvalidOperationException($"{path} is of {type}, which is not foreseen here."),
        };
    }

    private static IEnumerable<ConfigurationKey> Item(string path, Type type) =>
        type.IsGenericType ? Below(path, type, type.GetGenericArguments().Length == 2 ? new Hashtable() : Array.Empty<object>()) : Below(path, type, value: null);

    private static string? ScalarName(Type type) =>
        type == typeof(string) || type == typeof(PathString) ? AnyText
        : type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "whole number"
        : type == typeof(TimeSpan) ? "time span"
        : type == typeof(DateOnly) ? "day"
        : type.IsEnum ? string.Join(", ", Categories(type))
        : null;

    /// <summary>The names of an enumeration; of flags only the single ones, since a configuration names one at a time.</summary>
    private static IEnumerable<string> Categories(Type type) =>
        type.IsDefined(typeof(FlagsAttribute)) ? Enum.GetValuesAsUnderlyingType(type).Cast<int>().Where(int.IsPow2).Select(value => Enum.GetName(type, value)!) : Enum.GetNames(type);

    private static string Text(object? value) =>
        value switch
        {
            null => None,
            "" => "empty",
            bool truth => truth ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
}
