using System.Text.RegularExpressions;
using CookieConsent.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace CookieConsent.Banner;

/// <summary>
/// What stands inside the banner: the site's own markup around parts that are always ours, so that the form, the equal answers and the proof stay.
/// A file and not a piece of a view: every process of the site knows it from the start, also one that has not shown it yet when the answer comes.
/// </summary>
internal sealed partial class BannerTemplate
{
    /// <summary>The parts that every banner has, and what each is.</summary>
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal)
    {
        ["title"] = "the heading that names the banner",
        ["text"] = "what the visitor is asked, for which purposes and with which rights",
        ["actions"] = "the two equal answers and the link to the settings",
    };

    /// <summary>The banner of a site that has no markup of its own.</summary>
    public static readonly BannerTemplate BuiltIn = new("<div class=\"ccx-text\">{title}{text}</div>{actions}");

    private readonly string _markup;

    private BannerTemplate(string markup) => _markup = markup;

    /// <summary>Reads the site's file; the built-in template where there is none.</summary>
    public static BannerTemplate Of(ConsentBannerOptions banner, IServiceProvider services) =>
        banner.Template is { Length: > 0 } path ? new(Read(FileAt(path, services)!)) : BuiltIn;

    /// <summary>What is wrong with the file at a path.</summary>
    public static IEnumerable<string> Mistakes(string path, IServiceProvider services)
    {
        if (FileAt(path, services) is not { Exists: true, IsDirectory: false } file)
            return [$"is \"{path}\", and there is no such file. Write the path of a file below the app's content root, for example \"wwwroot/consent-banner.html\"."];
        var markup = Read(file);
        var names = Placeholder().Matches(markup).Select(match => match.Groups["name"].Value).ToArray();
        IEnumerable<string> mistakes =
        [
            .. Required
                .Where(part => !names.Contains(part.Key))
                .Select(part => $"is \"{path}\", which lacks {{{part.Key}}}: {part.Value}. Write it where it is to stand."),
            .. names
                .Where(name => !Required.ContainsKey(name) && !ConsentTexts.IsKey(name))
                .Select(name => $"is \"{path}\", whose {{{name}}} is unknown.{NearestName.AsQuestion(name, [.. Required.Keys, .. ConsentTexts.Keys])}"),
            .. names.Where(Required.ContainsKey).GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"is \"{path}\", which has {{{group.Key}}} twice. Write it once."),
        ];
        return Form().IsMatch(markup) ? mistakes.Append($"is \"{path}\", which has a form. Take it out: {{actions}} is one, and forms cannot stand in each other.") : mistakes;
    }

    /// <summary>Adds the markup, and each part where it stands.</summary>
    /// <param name="template">What it is added to.</param>
    /// <param name="texts">The language.</param>
    /// <param name="add">Adds one of the parts.</param>
    public void WriteTo(NoticeTemplate template, ConsentTexts texts, Action<string> add)
    {
        var written = 0;
        foreach (var match in Placeholder().Matches(_markup).AsEnumerable())
        {
            template.Html(_markup[written..match.Index]);
            written = match.Index + match.Length;
            var name = match.Groups["name"].Value;
            if (Required.ContainsKey(name))
                add(name);
            else
                template.Text(texts[name]);
        }
        template.Html(_markup[written..]);
    }

    private static IFileInfo? FileAt(string path, IServiceProvider services) => services.GetService<IWebHostEnvironment>()?.ContentRootFileProvider.GetFileInfo(path);

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(?<name>[a-zA-Z][a-zA-Z.-]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"<form\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
