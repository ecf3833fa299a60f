using Microsoft.CodeAnalysis;

namespace CookieConsent.Analyzers;

/// <summary>
/// Every rule. The prefix is a whole word, because short ones are taken: <c>CC</c>, which the markup of this library begins with, is that of a known
/// set of rules for C#.
/// </summary>
internal static class Rules
{
    private const string Category = "CookieConsent";

    /// <summary>What runs in front of the line sees cookies that are not accepted.</summary>
    public static readonly DiagnosticDescriptor Order = new(
        "COOKIE001",
        "UseCookieConsent comes before other middleware",
        "'{0}' is in front of 'UseCookieConsent': write UseCookieConsent() before it, right after UseForwardedHeaders and UsePathBase",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Middleware in front of UseCookieConsent reads the cookies of services that the visitor has not accepted, and GetCookieConsent() throws there. "
            + "Only UseForwardedHeaders and UsePathBase belong in front: "
            + "UseCookieConsent needs the scheme, the host and the path that they correct. Exception handler, HSTS, redirection to HTTPS, static files, routing "
            + "and everything else follow. What sees responses is attached outermost by AddCookieConsent, wherever the line stands."
    );

    /// <summary>A header as text carries no word on whether the cookie is essential.</summary>
    public static readonly DiagnosticDescriptor SetCookie = new(
        "COOKIE002",
        "Set-Cookie goes past Response.Cookies",
        "'Set-Cookie' is {0}: write Response.Cookies.Append(name, value, new CookieOptions {{ … }}), where IsEssential = true names a cookie that the site cannot do without",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A Set-Cookie header that is written as text is filtered like every other cookie, but it cannot say that it is essential: unless appsettings.json or the "
            + "catalogue knows its name, it is dropped. Response.Cookies.Append takes CookieOptions with IsEssential, keeps what others have set, and encodes "
            + "the value. A header that is only passed along from another server is reported as information: list its cookies in the section "
            + "CookieConsent of appsettings.json."
    );

    /// <summary>A tag or a script that loads from a host of the catalogue and that nothing holds back.</summary>
    public static readonly DiagnosticDescriptor ThirdParty = new(
        "COOKIE003",
        "A third party loads without the visitor's consent",
        "{0} loads from {1} of the service '{2}', and nothing holds it back: {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The tag helpers of CookieConsent hold back what a view loads from a host of a known service until the visitor agrees. They see the tags of views that "
            + "have '@addTagHelper *, CookieConsent' and no others: not the text of an inline script, Html.Raw, tags with '<!', elements that have no tag helper, "
            + "components (.razor) and static files. Where an appsettings file has HoldThirdParties off they hold back only what says consent. "
            + "Write consent=\"Analytics\" on an inline script, <consent-content for=\"Analytics\"> around other content, "
            + "<ConsentContent For=\"Analytics\"> around both in a component, or render it only where GetCookieConsent().IsGranted(CookieCategories.Analytics). "
            + "A cookie that such a script sets in the browser never passes the server. "
            + "For views that are no pages, mails say, write cookieconsent_view_rules = none in their section of .editorconfig."
    );

    /// <summary>A cookie that script sets never passes the server.</summary>
    public static readonly DiagnosticDescriptor ScriptCookie = new(
        "COOKIE004",
        "Script in a view sets a cookie without the visitor's consent",
        "This script sets document.cookie whatever the visitor has decided: {0}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A cookie that script sets in the browser never passes the server, so that nothing can hold it back there. Let the server set it (Response.Cookies.Append), "
            + "or let the script wait with consent=\"Functionality\" (or Analytics, Advertisement; several divided by commas). consent=\"Necessary\" says that the "
            + "site cannot do without the cookie: its author answers for it."
    );
}
