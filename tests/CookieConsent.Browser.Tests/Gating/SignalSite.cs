using System.Net;
using CookieConsent.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>
/// A site under a strict policy that tells vendors what is granted. <c>tags.example.test</c>, <c>bat.example.test</c> and <c>clarity.example.test</c> stand
/// in for the vendors: their scripts take over the queues as the vendors' do, note what they found there, and store cookies and keys.
/// </summary>
internal sealed class SignalSite : IAsyncDisposable
{
    private const string Nonce = "bm9uY2U";
    private readonly WebApplication _app;
    private readonly bool _hasNonce;

    private SignalSite(Dictionary<string, string?> settings, bool hasNonce)
    {
        _hasNonce = hasNonce;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ((IConfigurationBuilder)builder.Configuration).AddInMemoryCollection(
            new Dictionary<string, string?>(settings)
            {
                ["CookieConsent:GrantsPerMinute"] = "0",
                ["CookieConsent:Services:google-tag-manager:Hosts:0"] = "tags.example.test",
                ["CookieConsent:Services:google-analytics:Purpose"] = "Counts visits.",
                ["CookieConsent:Services:microsoft-advertising:Hosts:0"] = "bat.example.test",
                ["CookieConsent:Services:microsoft-clarity:Hosts:0"] = "clarity.example.test",
                ["CookieConsent:Services:microsoft-clarity:Storage:0"] = "heat_*",
            }
        );
        Microsoft.Extensions.DependencyInjection.CookieConsentServiceCollectionExtensions.AddCookieConsent(builder.Services);
        _app = builder.Build();
        _app.MapWhen(context => context.Request.Host.Host.EndsWith(".example.test", StringComparison.Ordinal), vendors => vendors.Run(AnswerForVendorAsync));
        _app.MapWhen(context => context.Request.Path == "/tags.js", own => own.Run(context => WriteScriptAsync(context, OwnTags)));
        _app.UseCookieConsent();
        _app.Run(AnswerAsync);
    }

    public string Address => _app.Urls.Single();

    private int Port => new Uri(Address).Port;

    // What a site has in a file of its own, because its policy lets nothing inline in.
    private const string OwnTags = "gtag('js', 'now'); gtag('config', 'G-1');";

    public static async Task<SignalSite> StartAsync(bool isCacheSafe = false, bool hasNonce = false, GoogleConsentMode google = GoogleConsentMode.Basic, string? region = null)
    {
        var settings = new Dictionary<string, string?> { ["CookieConsent:Banner:CacheSafe"] = isCacheSafe.ToString(), ["CookieConsent:ConsentSignals:Google"] = google.ToString() };
        if (region is not null)
            settings["CookieConsent:ConsentSignals:Regions:0"] = region;
        var site = new SignalSite(settings, hasNonce);
        await site._app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var nonce = _hasNonce ? $" nonce=\"{Nonce}\"" : "";
        var signals = context.Request.Path == "/bare" ? "" : await TagPage.WriteAsync(context, ("consent-mode", "microsoft-uet clarity ads-data-redaction" + nonce, ""));
        // A view with a layout writes its head when all of it has run.
        var banner = await TagPage.WriteAsync(context, ("consent-banner", (context.Request.Path == "/bare" ? "" : "client-api") + nonce, ""));
        var head = await TagPage.WriteAsync(
            context,
            ("script", $"src=\"http://tags.example.test:{Port}/gtag.js\"{nonce}", ""),
            ("script", $"src=\"/tags.js\" consent=\"Analytics\"{nonce}", ""),
            ("script", $"src=\"http://bat.example.test:{Port}/bat.js\" async{nonce}", ""),
            ("script", $"src=\"http://clarity.example.test:{Port}/clarity.js\" async{nonce}", "")
        );
        if (context.Request.Path == "/bare")
            head = "";
        var link = await TagPage.WriteAsync(context, ("consent-settings-link", "withdraw", ""));
        var sources = _hasNonce ? $"'nonce-{Nonce}'" : $"'self' http://tags.example.test:{Port} http://bat.example.test:{Port} http://clarity.example.test:{Port}";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {sources}; style-src 'self' 'nonce-{Nonce}'; connect-src 'self'; form-action 'self'";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!DOCTYPE html><html lang=\"en\"><head><title>Signals</title>{signals}{head}</head><body>{banner}<main><h1>Signals</h1><a href=\"/two\">two</a></main><footer>{link}</footer></body></html>"
        );
    }

    private static Task AnswerForVendorAsync(HttpContext context) =>
        WriteScriptAsync(
            context,
            context.Request.Path.Value switch
            {
                "/gtag.js" => "dataLayer.push(['gtag loaded']);",
                "/bat.js" => "{ const found = window.uetq; window.uetq = { got: [...found], push(...more) { this.got.push(...more); } }; }",
                "/clarity.js" =>
                    """
                    { const found = window.clarity.q; window.clarity = (...call) => window.clarity.got.push(call); window.clarity.got = found.map(call => [...call]); }
                    document.cookie = '_clck=1; path=/';
                    sessionStorage._cltk = '1'; localStorage.heat_1 = '1';
                    addEventListener('pagehide', () => { localStorage.heat_late = '1'; });
                    """,
                _ => "",
            }
        );

    private static Task WriteScriptAsync(HttpContext context, string script)
    {
        context.Response.ContentType = "text/javascript";
        return context.Response.WriteAsync(script);
    }
}
