using Microsoft.CodeAnalysis.Text;

namespace CookieConsent.Analyzers.Views;

/// <summary>What the rules find in one file.</summary>
internal sealed class ViewRules
{
    // What the tag helper takes by its address; the others it does not see.
    private const string NoTagHelper = "audio source object";
    private const string StaticRemedy = "a static file cannot wait, let a view of Razor render it";
    private const string FirewallRemedy = ", or set Firewall:Mode to Enforce";
    private static readonly string[] ForeignMarks = ["data-cookieconsent", "data-category"];

    private readonly string _text;
    private readonly ViewKind _kind;
    private readonly TagHelperScope _scope;
    private readonly AppSettings _settings;
    private readonly Action<ViewFinding> _report;
    private readonly ViewReader _reader;

    private ViewRules(string text, ViewKind kind, TagHelperScope scope, AppSettings settings, Action<ViewFinding> report)
    {
        (_text, _kind, _scope, _settings, _report) = (text, kind, scope, settings, report);
        _reader = new(text, scope.Prefix, scope.IsActive);
    }

    /// <summary>Reads a file.</summary>
    public static void Apply(string text, ViewKind kind, TagHelperScope scope, AppSettings settings, Action<ViewFinding> report)
    {
        var rules = new ViewRules(text, kind, scope, settings, report);
        while (rules._reader.Read())
        {
            if (!rules._reader.IsGated)
                rules.Check(rules._reader.Tag);
        }
    }

    private void Check(ViewTag tag)
    {
        if (tag.Name == "script" && !IsExecuted(tag))
            return;
        if (AddressOf(tag) is { } address)
            CheckAddress(tag, address);
        else if (tag.Name == "script" && !(IsSeen(tag) && IsMarked(tag)))
            CheckScript(tag);
    }

    private void CheckAddress(ViewTag tag, ViewAttribute address)
    {
        var isHeld = IsSeen(tag) && HasTagHelper(tag) && (_settings.UnheldBy is null || IsMarked(tag));
        if (isHeld || IsBehindFirewall || CatalogueHosts.Find(_text, address.Start, address.End) is not { } host)
            return;
        if (tag.Name == "link" && !LinkLoads(tag.ValueOf("rel")))
            return;
        var (remedy, fix) = RemedyFor(tag, host.Owner);
        _report(new(Rules.ThirdParty, TextSpan.FromBounds(address.Start, address.End), fix, tag.NameEnd, host.Owner.Category, $"<{tag.Name}>", host.Name, host.Owner.Service, remedy));
    }

    private void CheckScript(ViewTag tag)
    {
        var script = ScriptText.Read(_text, tag.End, tag.ContentEnd);
        if (script.AsksForConsent)
            return;
        if (script.Host is { } host && !IsBehindFirewall)
        {
            var (remedy, fix) = RemedyFor(tag, host.Owner);
            _report(new(Rules.ThirdParty, TextSpan.FromBounds(script.HostStart, script.HostEnd), fix, tag.NameEnd, host.Owner.Category, "This script", host.Name, host.Owner.Service, remedy));
        }
        if (script.CookieStart >= 0)
        {
            var (remedy, fix) = RemedyFor(tag, owner: null);
            _report(new(Rules.ScriptCookie, TextSpan.FromBounds(script.CookieStart, script.CookieStart + "document".Length), fix, tag.NameEnd, null, remedy));
        }
    }

    private (string Remedy, ViewFix Fix) RemedyFor(ViewTag tag, HostOwner? owner)
    {
        var category = owner?.Category ?? "Functionality";
        return _kind switch
        {
            ViewKind.Static => (owner is null ? StaticRemedy : StaticRemedy + FirewallRemedy, ViewFix.None),
            ViewKind.Component => ($"write <ConsentContent For=\"{category}\"{(tag.Name is "script" or "img" or "link" ? " Silent" : "")}> around it", ViewFix.None),
            _ when tag.IsRaw => ("write the tag itself into the view, not Html.Raw", ViewFix.None),
            _ when !_scope.IsActive => ("write '@addTagHelper *, CookieConsent' in _ViewImports.cshtml", ViewFix.TagHelpers),
            _ when tag.IsPlain => (_scope.Prefix.Length > 0 ? $"write <{_scope.Prefix}{tag.Name}>, the prefix of tag helpers" : $"write <{tag.Name}> without '!'", ViewFix.None),
            _ when HasTagHelper(tag) => ($"write consent=\"{category}\" on the <{tag.Name}>{ReasonFor(tag)}", ViewFix.Attribute),
            _ => ($"write <consent-content for=\"{category}\"> around it", ViewFix.None),
        };
    }

    // A tag with an address would wait by itself.
    private string ReasonFor(ViewTag tag) => AddressOf(tag) is not null && _settings.UnheldBy is { } file ? $", because {file} has HoldThirdParties off" : "";

    // What is no view gets the policy of the firewall as every page does. Views are told of their tags all the same: a tag that waits can be shown in its place.
    private bool IsBehindFirewall => _kind == ViewKind.Static && _settings.HasFirewall;

    private static bool HasTagHelper(ViewTag tag) => NoTagHelper.IndexOf(tag.Name, StringComparison.Ordinal) < 0;

    // Whether the library's tag helper gets to see the tag.
    private bool IsSeen(ViewTag tag) => _scope.IsActive && !tag.IsPlain && !tag.IsRaw;

    private static bool IsMarked(ViewTag tag) => tag.Has("consent") || ForeignMarks.Any(tag.Has);

    private static ViewAttribute? AddressOf(ViewTag tag) => tag.Find(tag.Name switch { "link" => "href", "object" => "data", _ => "src" });

    // A script of another type is data, and one for another consent tool waits for it.
    private static bool IsExecuted(ViewTag tag)
    {
        var type = tag.ValueOf("type")?.Trim() ?? "";
        return type.Length == 0 || type.Equals("module", StringComparison.OrdinalIgnoreCase) || type.EndsWith("javascript", StringComparison.OrdinalIgnoreCase);
    }

    // Relations that only name an address, as the tag helper has them.
    private static readonly string[] Naming = ["alternate", "author", "canonical", "help", "license", "me", "next", "prev", "privacy-policy", "search", "terms-of-service"];

    private static bool LinkLoads(string? relations) =>
        !(relations ?? "").Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries).All(name => Naming.Contains(name, StringComparer.OrdinalIgnoreCase));
}
