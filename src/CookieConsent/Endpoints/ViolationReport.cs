namespace CookieConsent.Endpoints;

/// <summary>What a browser reports of one address that a policy forbids. No query and no path of that address is kept.</summary>
/// <param name="Host">Its host in ASCII, with the port where it is not the usual one.</param>
/// <param name="Directive">The directive that forbids it.</param>
/// <param name="Page">Path of the page, without query.</param>
/// <param name="IsBlocked">Whether it was blocked; otherwise it was only reported.</param>
internal readonly record struct ViolationReport(string Host, string Directive, string Page, bool IsBlocked);
