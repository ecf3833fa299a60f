using System.Text.Json;
using CookieConsent.Testing;

namespace CookieConsent.Tests.Testing;

/// <summary>The state with which a browser begins as a visitor who has decided.</summary>
internal sealed class StorageStateTests
{
    [TestCase("http://localhost", "consent", false)]
    [TestCase("https://localhost", "__Host-consent", true)]
    public async Task It_holds_the_consent_cookie_for_the_address(string address, string name, bool isSecure)
    {
        await using var app = new TestedApp();
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var (cookie, members) = await CookieAsync(app.CreateClient(new() { BaseAddress = new(address) }));

        var lifetime = (long)new CookieConsentOptions().ConsentLifetime.TotalSeconds;
        Assert.Multiple(() =>
        {
            Assert.That(members, Is.EqualTo(["name", "value", "domain", "path", "expires", "httpOnly", "secure", "sameSite"]));
            Assert.That(cookie.GetProperty("name").GetString(), Is.EqualTo(name));
            Assert.That(cookie.GetProperty("value").GetString(), Has.Length.EqualTo(39));
            Assert.That(cookie.GetProperty("domain").GetString(), Is.EqualTo("localhost"));
            Assert.That(cookie.GetProperty("path").GetString(), Is.EqualTo("/"));
            Assert.That(cookie.GetProperty("expires").GetInt64() - before, Is.InRange(lifetime - 86_400, lifetime + 3_600));
            Assert.That(cookie.GetProperty("httpOnly").GetBoolean(), Is.True);
            Assert.That(cookie.GetProperty("secure").GetBoolean(), Is.EqualTo(isSecure));
            Assert.That(cookie.GetProperty("sameSite").GetString(), Is.EqualTo("Lax"));
        });
    }

    [Test]
    public async Task A_cookie_of_a_domain_is_one_of_its_subdomains_too()
    {
        await using var app = new TestedApp
        {
            Options = options =>
            {
                options.ConsentCookie.Domain = "example.com";
                options.ConsentCookie.SameSite = SameSiteMode.None;
                options.ConsentCookie.HttpOnly = false;
            },
        };

        var (cookie, _) = await CookieAsync(app.CreateClient(new() { BaseAddress = new("https://www.example.com") }));

        Assert.That(
            (cookie.GetProperty("domain").GetString(), cookie.GetProperty("sameSite").GetString(), cookie.GetProperty("httpOnly").GetBoolean()),
            Is.EqualTo((".example.com", "None", false))
        );
    }

    [Test]
    public async Task A_client_that_has_made_the_choice_has_no_cookie_to_give()
    {
        await using var app = new TestedApp();
        using var client = await app.CreateClient().WithConsentAsync(CookieCategories.All);

        Assert.That(() => client.ConsentStorageStateAsync(CookieCategories.All), Throws.InvalidOperationException.With.Message.Contains("factory.CreateClient()"));
    }

    private static async Task<(JsonElement Cookie, string[] Members)> CookieAsync(HttpClient client)
    {
        using var state = JsonDocument.Parse(await client.ConsentStorageStateAsync(CookieCategories.All));
        Assert.That(state.RootElement.GetProperty("origins").GetArrayLength(), Is.Zero);
        var cookie = state.RootElement.GetProperty("cookies").EnumerateArray().Single().Clone();
        return (cookie, [.. cookie.EnumerateObject().Select(member => member.Name)]);
    }
}
