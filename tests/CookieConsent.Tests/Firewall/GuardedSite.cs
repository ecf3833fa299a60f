using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Tests.Firewall;

/// <summary>A site behind the firewall with one service in each category, and the policies that it sends.</summary>
internal static class GuardedSite
{
    public const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'self'";
    public const string Header = "Content-Security-Policy";
    public const string Pay = "pay.example";
    public const string Maps = "maps.example";
    public const string Stats = "stats.example";
    public const string Ads = "ads.example";

    /// <summary>The hosts in the order of their categories, from necessary on.</summary>
    public static readonly string[] Hosts = [Pay, Maps, Stats, Ads];

    public static Site With(Action<CookieConsentOptions>? options = null, RequestDelegate? page = null, Action<WebApplication>? after = null) =>
        new()
        {
            Options = configured =>
            {
                configured.Firewall.Mode = ConsentFirewallMode.Enforce;
                configured.Firewall.Policy = Policy;
                Declare(configured, "pay", CookieCategories.Necessary, Pay);
                Declare(configured, "maps", CookieCategories.Functionality, Maps);
                Declare(configured, "stats", CookieCategories.Analytics, Stats);
                Declare(configured, "ads", CookieCategories.Advertisement, Ads);
                options?.Invoke(configured);
            },
            After = after,
            Handler = page ?? PageAsync,
        };

    public static void Declare(CookieConsentOptions options, string id, CookieCategories category, params IEnumerable<string> hosts)
    {
        var service = new ConsentServiceOptions { Category = category, Provider = "Example Ltd", Purpose = "Works." };
        foreach (var host in hosts)
            service.Hosts.Add(host);
        options.Services[id] = service;
    }

    /// <summary>A small page, as UTF-8 HTML.</summary>
    public static Task PageAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<p>Page</p>");
    }

    /// <summary>The policy of an answer: directive -> sources.</summary>
    public static Dictionary<string, string[]> Directives(this Answer answer, string header = Header) => Parse(answer.Header(header)!);

    public static Dictionary<string, string[]> Parse(string policy) =>
        policy.Split("; ").Select(directive => directive.Split(' ')).ToDictionary(words => words[0], words => words[1..]);

    /// <summary>The hosts of the site's services that a directive lets through.</summary>
    public static string[] OpenHosts(this Dictionary<string, string[]> policy, string directive) => [.. Hosts.Where(host => policy[directive].Contains(host))];
}
