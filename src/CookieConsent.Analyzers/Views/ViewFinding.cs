using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieConsent.Analyzers.Views;

/// <summary>The kinds of files that hold tags.</summary>
internal enum ViewKind
{
    /// <summary><c>.cshtml</c>, with tag helpers.</summary>
    View,

    /// <summary><c>.razor</c>, without.</summary>
    Component,

    /// <summary><c>.html</c>, which the package's targets hand to the compiler.</summary>
    Static,
}

/// <summary>What can be written in place of what was found.</summary>
internal enum ViewFix
{
    /// <summary>Nothing that is right for sure.</summary>
    None,

    /// <summary><c>consent="…"</c> on the tag.</summary>
    Attribute,

    /// <summary><c>@addTagHelper *, CookieConsent</c>.</summary>
    TagHelpers,
}

/// <summary>A place in a view that a rule speaks of.</summary>
/// <param name="rule">The rule.</param>
/// <param name="span">The place.</param>
/// <param name="fix">What can be written instead.</param>
/// <param name="attributePlace">Where an attribute of the tag can be written.</param>
/// <param name="category">The category that it should wait for, where that is known.</param>
/// <param name="words">The arguments of the message.</param>
internal sealed class ViewFinding(DiagnosticDescriptor rule, TextSpan span, ViewFix fix, int attributePlace, string? category, params object[] words)
{
    /// <summary>Which fix it is, among the properties of a diagnostic.</summary>
    public const string FixProperty = "Fix";

    /// <summary>Where the attribute belongs, among the properties of a diagnostic.</summary>
    public const string PlaceProperty = "Place";

    /// <summary>The category, among the properties of a diagnostic.</summary>
    public const string CategoryProperty = "Category";

    /// <summary>As the compiler reports it.</summary>
    public Diagnostic In(string path, SourceText text) =>
        Diagnostic.Create(
            rule,
            Location.Create(path, span, text.Lines.GetLinePositionSpan(span)),
            ImmutableDictionary<string, string?>
                .Empty.Add(FixProperty, fix.ToString())
                .Add(PlaceProperty, attributePlace.ToString(CultureInfo.InvariantCulture))
                .Add(CategoryProperty, category),
            words
        );
}
