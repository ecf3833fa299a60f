using System.Text.RegularExpressions;
using CookieConsent.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>The configuration keys: a key that goes, or another default, changes sites whose owners did nothing.</summary>
public sealed partial class ConfigurationKeyTests
{
    private const string Unheard = "Unheard";
    private const string Mistake = "?";

    private static readonly ConfigurationKey[] Keys =
    [
        .. ConfigurationKey.Of(new CookieConsentOptions(), CookieConsentOptions.SectionName),
        .. ConfigurationKey.Of(new EntityFrameworkRecordOptions(), EntityFrameworkRecordOptions.SectionName),
    ];

    [Test]
    public void The_configuration_keys_are_those_that_were_approved()
    {
        // What may stand there is what a mistake is answered with; a text may be anything.
        var answers = Failures(Keys.Where(key => key.Values != ConfigurationKey.AnyText).Select(key => KeyValuePair.Create(Configured(key.Path), (string?)Mistake)))
            .Select(failure => Allowed().Match(failure))
            .Where(answer => answer.Success)
            .ToDictionary(answer => answer.Groups["path"].Value, answer => answer.Groups["allowed"].Value);

        ApprovedText.AssertSame("ConfigurationKeys", Keys.Select(key => $"{key.Path} = {key.Default} ({answers.GetValueOrDefault(Configured(key.Path), key.Values)})"));
    }

    [Test]
    public void The_section_is_read_with_exactly_these_keys()
    {
        // Objects are asked what they know by a key that none of them does; names of the site's choice and list items stand for all of their kind.
        var levels = Keys.Where(key => key.Path.StartsWith(CookieConsentOptions.SectionName + ":", StringComparison.Ordinal))
            .SelectMany(key => Parents(key.Path))
            .Distinct()
            .Where(level => !IsOpen(level))
            .ToArray();

        var answers = Failures(levels.Select(level => KeyValuePair.Create(Configured($"{level}:{Unheard}"), (string?)"1"))).Select(failure => KnownHere().Match(failure)).Where(match => match.Success);

        Assert.That(
            answers.Select(answer => (Path: answer.Groups["path"].Value, Known: string.Join(", ", answer.Groups["known"].Value.Split(", ").Order(StringComparer.Ordinal)))),
            Is.EquivalentTo(levels.Select(level => (Path: Configured(level), Known: string.Join(", ", ChildrenOf(level).Order(StringComparer.Ordinal)))))
        );
    }

    private static IReadOnlyList<string> Failures(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddCookieConsent();
        using var provider = services.BuildServiceProvider();
        return [.. Assert.Throws<OptionsValidationException>(() => _ = provider.GetRequiredService<IOptions<CookieConsentOptions>>().Value)!.Failures];
    }

    /// <summary>Every object, map and list above a key.</summary>
    private static IEnumerable<string> Parents(string path)
    {
        for (var end = path.LastIndexOf(':'); end > 0; end = path.LastIndexOf(':', end - 1))
            yield return path[..end];
    }

    private static string[] ChildrenOf(string level) =>
        [.. Keys.Where(key => key.Path.StartsWith(level + ":", StringComparison.Ordinal)).Select(key => key.Path[(level.Length + 1)..].Split(':')[0]).Distinct()];

    /// <summary>A map with names of the site's choice, or a list: it knows no keys.</summary>
    private static bool IsOpen(string level) => ChildrenOf(level).Any(child => child.StartsWith('<'));

    private static string Configured(string path) => path.Replace("<n>", "0", StringComparison.Ordinal).Replace("<name>", "US", StringComparison.Ordinal);

    [GeneratedRegex("""^(?<path>\S+) is "\?"\. Write (?:an? )?(?<allowed>.+?)(?: as .*|, for example .*)?\.$""")]
    private static partial Regex Allowed();

    [GeneratedRegex($@"^(?<path>.+):{Unheard} is unknown\..* Known here: (?<known>.+)\.$")]
    private static partial Regex KnownHere();
}
