using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Hosting;

/// <summary>Two apps on one host, below <c>/a</c> and <c>/b</c>.</summary>
[Category("C08")]
internal sealed class PathBaseTests
{
    private const string Host = "https://shop.example.com";

    [Test]
    public async Task They_share_one_choice_unless_they_say_otherwise()
    {
        await using var a = await StartAsync("/a", null);
        await using var b = await StartAsync("/b", null);

        var cookie = (await ChooseAsync(a, "/a", "choice=accept-all")).Cookie("__Host-consent");

        Assert.That(cookie["Path"], Is.EqualTo("/"));
        Assert.That(await StatusAsync(b, "/b", $"__Host-consent={cookie.Value}"), Is.EqualTo("decided"));
    }

    [Test]
    public async Task With_a_path_of_its_own_each_has_its_own_choice()
    {
        await using var a = await StartAsync("/a", "/a");
        await using var b = await StartAsync("/b", "/b");

        var (first, second) = (await ChooseAsync(a, "/a", "choice=accept-all"), await ChooseAsync(b, "/b", "choice=reject-all"));

        Assert.That((first.Cookie("consent")["Path"], second.Cookie("consent")["Path"]), Is.EqualTo(("/a", "/b")));
        Assert.That(first.Cookies.Concat(second.Cookies).Select(line => line.Name), Is.All.EqualTo("consent"));
        Assert.That(await StatusAsync(a, "/a", $"consent={first.Cookie("consent").Value}"), Is.EqualTo("decided"));
        Assert.That(await StatusAsync(b, "/b", ""), Is.EqualTo("undecided"), "A browser does not send it there.");
    }

    [TestCase("blog", "/")]
    [TestCase("consent", "/b", TestName = "With_a_path_of_its_own_below_an_app_that_has_another_name")]
    public async Task With_a_name_of_its_own_each_keeps_its_choice_whatever_is_chosen_in_the_other(string name, string path)
    {
        await using var a = await StartAsync("/a", null, "shop", "meta-pixel");
        await using var b = await StartAsync("/b", path, name);
        var jar = new CookieJar();

        for (var day = 0; day < 4; day++)
        {
            jar.Take(await ChooseAsync(a, "/a", "choice=accept-all", jar.Header));
            jar.Take(await ChooseAsync(b, "/b", day % 2 == 0 ? "choice=reject-all" : "choice=accept-all", jar.Header));
            jar.Take(await b.GetAsync(Host + "/b/page", jar.Header, ("Sec-Fetch-Mode", "navigate")));
            Assert.That(await StateAsync(a, "/a", jar.Header), Is.EqualTo("decided necessary functionality analytics advertisement"));
            Assert.That(await StateAsync(b, "/b", jar.Header), Is.EqualTo(day % 2 == 0 ? "decided necessary" : "decided necessary functionality analytics advertisement"));
            Advance(TimeSpan.FromDays(1), a, b);
        }
        Assert.That(a.Site.Logs.WithId(49).Concat(b.Site.Logs.WithId(49)), Is.Empty);
    }

    [Test]
    public async Task Addresses_lead_back_into_the_app_and_the_other_apps_addresses_are_not_its_own()
    {
        await using var a = await StartAsync("/a", null);

        Assert.That((await a.GetAsync(Host + "/a/page")).Body, Does.Contain("action=\"/a/_cc\"").And.Contain("value=\"/a/page\"").And.Not.Contain("\"/_cc"));
        Assert.That((await ChooseAsync(a, "/a", "choice=reject-all")).Header("Location"), Is.EqualTo("/a/"));
        Assert.That((await a.GetAsync(Host + "/b/_cc/state")).Body, Does.Contain("data-ccx-settings"), "What is below another path is not the endpoint.");
    }

    private static Task<RequestHarness> StartAsync(string pathBase, string? cookiePath, string cookieName = "consent", params string[] services) =>
        RequestHarness.StartAsync(new()
        {
            Options = options =>
            {
                (options.ConsentCookie.Path, options.ConsentCookie.Name) = (cookiePath ?? "/", cookieName);
                foreach (var id in services)
                    options.Services[id] = new();
            },
            Before = app => app.UsePathBase(pathBase),
            Handler = static context => context.Response.WriteAsync($"{context.GetConsentBanner()}{context.GetConsentSettingsLink()}"),
        });

    private static void Advance(TimeSpan by, params RequestHarness[] apps) => Array.ForEach(apps, app => app.Site.Time.Advance(by));

    private static Task<Answer> ChooseAsync(RequestHarness app, string pathBase, string choice, string cookies = "") =>
        app.PostAsync($"{Host}{pathBase}/_cc", choice, "application/x-www-form-urlencoded", cookies);

    private static async Task<string> StateAsync(RequestHarness app, string pathBase, string cookies)
    {
        var state = (await app.GetAsync($"{Host}{pathBase}/_cc/state", cookies)).Json();
        return $"{state.GetProperty("status").GetString()} {string.Join(' ', state.GetProperty("granted").EnumerateArray().Select(category => category.GetString()))}";
    }

    private static async Task<string?> StatusAsync(RequestHarness app, string pathBase, string cookie) => (await app.GetAsync($"{Host}{pathBase}/_cc/state", cookie)).Json().GetProperty("status").GetString();
}
