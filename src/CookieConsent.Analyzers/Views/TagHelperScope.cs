namespace CookieConsent.Analyzers.Views;

/// <summary>Whether the tag helpers of the library see the tags of a view, by the directives of the view and of every <c>_ViewImports.cshtml</c> above it.</summary>
internal sealed class TagHelperScope
{
    private const string Assembly = "CookieConsent";
    private const string TagHelper = "CookieConsent.ConsentTagHelper";

    /// <summary>The name of the file whose directives hold for its folder and those below.</summary>
    public const string Imports = "_ViewImports.cshtml";

    /// <summary>Whether tags are held back.</summary>
    public bool IsActive { get; private set; }

    /// <summary>What the names of tags begin with that tag helpers see; mostly empty.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>Reads the directives of a file; those of later files stand above those of earlier ones.</summary>
    public void Read(string text)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (IsDirective(text, at, "@addTagHelper", out var added))
                IsActive |= Covers(added);
            else if (IsDirective(text, at, "@removeTagHelper", out var removed))
                IsActive &= !Covers(removed);
            else if (IsDirective(text, at, "@tagHelperPrefix", out var prefix))
                Prefix = prefix;
        }
    }

    /// <summary>Whether a file's directives hold for a view.</summary>
    public static bool HoldsFor(string imports, string view)
    {
        var folder = imports.Length - Imports.Length;
        return imports.EndsWith(Imports, StringComparison.OrdinalIgnoreCase)
            && (folder == 0 || imports[folder - 1] is '/' or '\\')
            && view.Length > folder
            && string.Compare(imports, 0, view, 0, folder, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static bool IsDirective(string text, int at, string directive, out string value)
    {
        value = "";
        var end = at + directive.Length;
        if (end >= text.Length || string.CompareOrdinal(text, at, directive, 0, directive.Length) != 0 || text[end] is not (' ' or '\t'))
            return false;
        var line = text.IndexOf('\n', end);
        value = text.Substring(end, (line < 0 ? text.Length : line) - end).Trim().Trim('"');
        return true;
    }

    private static bool Covers(string pattern)
    {
        var comma = pattern.LastIndexOf(',');
        if (comma < 0 || !pattern.Substring(comma + 1).Trim().Equals(Assembly, StringComparison.Ordinal))
            return false;
        var types = pattern.Substring(0, comma).Trim();
        return types.EndsWith("*", StringComparison.Ordinal) ? TagHelper.StartsWith(types.TrimEnd('*'), StringComparison.Ordinal) : types == TagHelper;
    }
}
