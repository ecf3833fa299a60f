extern alias CookiebotAfter;
extern alias CookiebotBefore;
extern alias VanillaCookieConsentAfter;
extern alias VanillaCookieConsentBefore;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Browser.Tests.Migration;

/// <summary>A consent script that a site had, and the site: as it was, and as its guide leaves it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Where pages look for its files, as a pattern of Playwright, and the folder or file of ours that is there.</param>
/// <param name="Accept">What accepts everything.</param>
/// <param name="ConsentCookie">The cookie in which it keeps the choice.</param>
/// <param name="StartBefore">Starts the site as it was; the port.</param>
/// <param name="StartAfter">Starts the site after the steps; the port.</param>
internal sealed record OldTool(string Name, (string Pattern, string Path) Files, string Accept, string ConsentCookie, Func<(IAsyncDisposable, int)> StartBefore, Func<(IAsyncDisposable, int)> StartAfter)
{
    private const string VanillaFolder = "tests/CookieConsent.Migration.Tests/VanillaCookieConsent";

    /// <summary>Those that there is a guide for.</summary>
    public static readonly OldTool[] All =
    [
        new(
            "vanilla-cookieconsent",
            ("**/lib/vanilla-cookieconsent/*", Repository.PathOf("artifacts", "npm", "vanillacookieconsent", "node_modules", "vanilla-cookieconsent", "dist")),
            "#cc-main .cm [data-role=all]",
            "cc_cookie",
            Start<VanillaCookieConsentBefore::Program>,
            Start<VanillaCookieConsentAfter::Program>
        ),
        new(
            "Cookiebot",
            ("https://consent.cookiebot.com/uc.js", Repository.PathOf("tests", "CookieConsent.Migration.Tests", "Cookiebot", "stand-in.js")),
            "#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll",
            "CookieConsent",
            Start<CookiebotBefore::Program>,
            Start<CookiebotAfter::Program>
        ),
    ];

    /// <summary>The file that a page asks for.</summary>
    public string FileFor(string url)
    {
        var file = Directory.Exists(Files.Path) || !File.Exists(Files.Path) ? Path.Combine(Files.Path, Path.GetFileName(new Uri(url).AbsolutePath)) : Files.Path;
        Assert.That(File.Exists(file), $"There is no {file}. Write: bash build/npm.sh {VanillaFolder}");
        return file;
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static (IAsyncDisposable, int) Start<TProgram>()
        where TProgram : class
    {
        var factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(builder => builder.UseSetting("Logging:Console:LogLevel:Default", "Critical"));
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        var addresses = factory.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return (factory, new Uri(addresses.Single()).Port);
    }
}
