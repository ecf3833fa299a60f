using System.Text.Encodings.Web;
using System.Text.Json;
using CookieConsent.Weight.Hosting;

namespace CookieConsent.Weight.Contestants;

/// <summary>
/// The others, each from its npm package, set up as its documentation says, with what our own notice tells as far as it can show it. Where the
/// documentation leaves it open, whatever is quickest for them: scripts that wait for nothing and stop nothing, all found while the page is read.
/// </summary>
internal static class Peers
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes them, and adds their files to those that are served.</summary>
    public static IEnumerable<Contestant> Of(ShownNotice notice, ServedFiles files)
    {
        yield return Vanilla(notice, files);
        yield return Orejime(notice, files);
        yield return Klaro(notice, files);
        yield return Osano(notice, files);
    }

    private static Contestant Vanilla(ShownNotice notice, ServedFiles files)
    {
        var style = files.AddPackage("vanilla-cookieconsent/dist/cookieconsent.css");
        var script = files.AddPackage("vanilla-cookieconsent/dist/cookieconsent.umd.js");
        var categories = notice.Categories.ToDictionary(
            category => category.Id,
            category => new
            {
                enabled = category.IsNecessary,
                readOnly = category.IsNecessary,
                services = category.Services.ToDictionary(service => service.Id, service => new { label = service.Name }),
            }
        );
        var sections = notice.Categories.Select(category => new
        {
            title = category.Name,
            description = category.Description,
            linkedCategory = category.Id,
            cookieTable = new
            {
                headers = new { service = "Service", provider = "Provider", purpose = "Purpose", cookie = "Cookie", lifetime = "Lifetime" },
                body = category.Services.SelectMany(service =>
                    service.Cookies.Select(cookie => new
                    {
                        service = service.Name,
                        provider = service.Provider,
                        purpose = service.Purpose,
                        cookie = cookie.Name,
                        lifetime = cookie.Lifetime,
                    })
                ),
            },
        });
        var texts = new
        {
            consentModal = new { title = notice.Title, description = notice.Body, acceptAllBtn = "Accept all", acceptNecessaryBtn = "Reject all", showPreferencesBtn = "Settings" },
            preferencesModal = new
            {
                title = "Cookie settings",
                acceptAllBtn = "Accept all",
                acceptNecessaryBtn = "Reject all",
                savePreferencesBtn = "Save choice",
                closeIconLabel = "Close",
                sections,
            },
        };
        var settings = new
        {
            // Or it shows itself to no automated browser.
            hideFromBots = false,
            guiOptions = new { consentModal = new { layout = "bar", position = "bottom" } },
            categories,
            language = new Dictionary<string, object> { ["default"] = "en", ["translations"] = new { en = texts } },
        };
        var configuration = files.AddScript("vanilla-cookieconsent", $"CookieConsent.run({JsonSerializer.Serialize(settings, Plain)});");
        return new(
            "vanilla-cookieconsent",
            $"vanilla-cookieconsent {files.VersionOf("vanilla-cookieconsent")}",
            "#cc-main .cm__btn[data-role=all]",
            Link(style) + Deferred(script) + Deferred(configuration)
        );
    }

    private static Contestant Orejime(ShownNotice notice, ServedFiles files)
    {
        var style = files.AddPackage("orejime/dist/orejime-standard.css");
        var script = files.AddPackage("orejime/dist/orejime-standard-en.js");
        var purposes = notice.Categories.Select(category => new
        {
            id = category.Id,
            title = category.Name,
            description = category.Description,
            isMandatory = category.IsNecessary,
            purposes = category.Services.Select(service => new
            {
                id = service.Id,
                title = service.Name,
                description = $"{service.Provider}. {service.Purpose}",
                isMandatory = category.IsNecessary,
                cookies = service.Cookies.Select(Pattern),
            }),
        });
        var texts = new { banner = new { title = notice.Title, description = notice.Body } };
        var configuration = files.AddScript(
            "orejime",
            $"window.orejimeConfig={JsonSerializer.Serialize(new { privacyPolicyUrl = "/privacy", purposes, translations = texts }, Plain)};"
        );
        return new("orejime", $"Orejime {files.VersionOf("orejime")}", ".orejime-Banner-saveButton", Link(style) + Deferred(configuration) + Deferred(script));
    }

    private static Contestant Klaro(ShownNotice notice, ServedFiles files)
    {
        var script = files.AddPackage("klaro/dist/klaro.js");
        var texts = new
        {
            privacyPolicyUrl = "/privacy",
            consentNotice = new { title = notice.Title, description = notice.Body, learnMore = "Settings" },
            purposes = notice.Categories.ToDictionary(category => category.Id, category => new { title = category.Name, description = category.Description }),
        };
        var services = notice.Categories.SelectMany(category =>
            category.Services.Select(service => new
            {
                name = service.Id,
                title = service.Name,
                description = $"{service.Provider}. {service.Purpose}",
                purposes = new[] { category.Id },
                required = category.IsNecessary,
                cookies = service.Cookies.Select(Pattern),
            })
        );
        var settings = new { version = 1, groupByPurpose = true, acceptAll = true, mustConsent = false, lang = "en", translations = new { en = texts }, services };
        var configuration = files.AddScript("klaro", $"var klaroConfig={JsonSerializer.Serialize(settings, Plain)};");
        return new("klaro", $"Klaro {files.VersionOf("klaro")}", "#klaro .cookie-notice .cm-btn-success", Deferred(configuration) + Deferred(script));
    }

    private static Contestant Osano(ShownNotice notice, ServedFiles files)
    {
        var style = files.AddPackage("cookieconsent/build/cookieconsent.min.css");
        var script = files.AddPackage("cookieconsent/build/cookieconsent.min.js");
        var settings = new
        {
            type = "opt-in",
            palette = new { popup = new { background = "#fff", text = "#1b1f24" }, button = new { background = "#17395c" } },
            content = new { message = notice.Body, allow = "Accept all", deny = "Reject all", link = "Privacy notice", href = "/privacy" },
        };
        var configuration = files.AddScript("osano", $"window.cookieconsent.initialise({JsonSerializer.Serialize(settings, Plain)});");
        return new("osano", $"Osano cookieconsent {files.VersionOf("cookieconsent")}", ".cc-window .cc-allow", Link(style) + Deferred(script) + Deferred(configuration));
    }

    private static string Pattern((string Name, string Lifetime) cookie) => cookie.Name.EndsWith('*') ? $"/^{cookie.Name[..^1]}/" : cookie.Name;

    private static string Link(string address) => $"<link rel=\"stylesheet\" href=\"{address}\">";

    private static string Deferred(string address) => $"<script defer src=\"{address}\"></script>";
}
