namespace CookieConsent.Tests.Hosting;

/// <summary>Two apps, on two hosts of one domain, that share one choice.</summary>
[Category("C08")]
internal sealed class SubdomainTests
{
    private const string Shop = "https://shop.example.com";
    private const string Www = "https://www.example.com";

    [TestCase("choice=accept-all", "functionality analytics advertisement")]
    [TestCase("choice=save&category=analytics", "analytics")]
    [TestCase("choice=reject-all", "")]
    public async Task A_choice_on_one_host_counts_on_the_other(string choice, string granted)
    {
        await using var shop = await StartAsync();
        await using var www = await StartAsync();

        var cookie = await ChooseAsync(shop, Shop, choice);

        Assert.That(await StateAsync(www, Www, cookie), Is.EqualTo(("decided", granted)));
    }

    [Test]
    public async Task A_withdrawal_on_the_other_host_counts_on_the_first()
    {
        await using var shop = await StartAsync();
        await using var www = await StartAsync();

        var cookie = await ChooseAsync(www, Www, "choice=reject-all", await ChooseAsync(shop, Shop, "choice=accept-all"));

        Assert.That(await StateAsync(shop, Shop, cookie), Is.EqualTo(("decided", "")));
    }

    [Test]
    [Category("C07")]
    public async Task Where_they_declare_different_services_only_what_differs_is_asked_and_granted_apart()
    {
        await using var shop = await StartAsync("meta-pixel");
        await using var www = await StartAsync();
        Advance(TimeSpan.FromDays(7), shop, www);
        var cookie = await ChooseAsync(shop, Shop, "choice=accept-all");

        Assert.That(await StateAsync(shop, Shop, cookie), Is.EqualTo(("decided", "functionality analytics advertisement")));
        Assert.That(await StateAsync(www, Www, cookie), Is.EqualTo(("decided", "functionality analytics")), "Not asked twice on one day, and nothing granted that was not shown.");
        Advance(TimeSpan.FromDays(2), shop, www);
        Assert.That(await StateAsync(www, Www, cookie), Is.EqualTo(("lapsed", "functionality analytics")));

        var refused = await ChooseAsync(www, Www, "choice=reject-all", cookie);
        Assert.That((await StateAsync(shop, Shop, refused), await StateAsync(www, Www, refused)), Is.EqualTo((("decided", ""), ("decided", ""))), "A refusal is one for both, and nobody is asked again.");
    }

    [TestCase("https://shop.example.com:8443", "consent", "example.com")]
    [TestCase("https://example.com", "consent", "example.com")]
    [TestCase("http://www.example.com", "consent", "example.com")]
    [TestCase("https://example.org", "__Host-consent", null)]
    [TestCase("http://example.org", "consent", null)]
    [TestCase("http://localhost:5080", "consent", null)]
    [TestCase("https://notexample.com", "__Host-consent", null)]
    [TestCase("https://192.0.2.7", "__Host-consent", null)]
    public async Task A_host_outside_of_the_domain_has_a_cookie_of_its_own(string host, string name, string? domain)
    {
        await using var harness = await StartAsync();

        var cookie = (await PostAsync(harness, host, "choice=accept-all")).Cookies.Single();

        Assert.That((cookie.Name, cookie["Domain"]), Is.EqualTo((name, domain)));
        Assert.That(await StateAsync(harness, host, $"{cookie.Name}={cookie.Value}"), Is.EqualTo(("decided", "functionality analytics advertisement")));
    }

    [Test]
    [Category("C06")]
    public async Task A_choice_ends_what_the_host_had_for_itself_before()
    {
        await using var harness = await StartAsync();
        Assert.That(await StateAsync(harness, Shop, "consent=own; consent=shared"), Is.EqualTo(("undecided", "")));

        var answer = await PostAsync(harness, Shop, "choice=reject-all", "consent=own; consent=shared; __Host-consent=older");

        Assert.That(answer.Removals.Where(line => line["Path"] == "/" && !line.Has("Partitioned")).Select(line => (line.Name, line["Domain"])), Is.EquivalentTo(new[] { ("consent", (string?)null), ("consent", "shop.example.com"), ("__Host-consent", null) }));
        Assert.That((answer.Cookies[^1].Name, answer.Cookies[^1].IsRemoval), Is.EqualTo(("consent", false)));
    }

    [Test]
    [Category("E12")]
    public async Task A_refusal_on_one_host_deletes_what_the_other_set_for_both()
    {
        await using var harness = await StartAsync();
        var cookie = await ChooseAsync(harness, Shop, "choice=reject-all");

        var page = await harness.GetAsync(Www + "/", $"{cookie}; stat_id=1", ("Sec-Fetch-Mode", "navigate"));

        Assert.That(page.Removals.Select(line => (line.Name, line["Domain"])), Does.Contain((Vocabulary.Analytics, "example.com")));
        Assert.That(page.Removals.Select(line => line["Domain"] ?? ""), Has.None.Contains("shop"));
    }

    [Test]
    [Category("E11")]
    public async Task The_apps_own_deletion_of_a_cookie_of_the_domain_goes_through([Values] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.ConsentCookie.Domain = "example.com", Handler = DeleteAsync });

        var answer = await harness.GetAsync("/", visitor);

        Assert.That(answer.Cookies.Select(line => (line.Name, line.Value, line["Domain"])), Is.EqualTo(new[] { (Vocabulary.Analytics, "", "example.com") }));
    }

    private static Task DeleteAsync(HttpContext context)
    {
        context.Response.Cookies.Delete(Vocabulary.Analytics, new CookieOptions { Domain = "example.com" });
        return Task.CompletedTask;
    }

    private static Task<RequestHarness> StartAsync(params string[] services) =>
        RequestHarness.StartAsync(new()
        {
            Options = options =>
            {
                options.ConsentCookie.Domain = "example.com";
                foreach (var id in services)
                    options.Services[id] = new();
            },
        });

    private static void Advance(TimeSpan by, params RequestHarness[] apps)
    {
        foreach (var app in apps)
            app.Site.Time.Advance(by);
    }

    private static Task<Answer> PostAsync(RequestHarness app, string host, string choice, string cookies = "") => app.PostAsync(host + "/_cc", choice, "application/x-www-form-urlencoded", cookies);

    private static async Task<string> ChooseAsync(RequestHarness app, string host, string choice, string cookies = "")
    {
        var cookie = (await PostAsync(app, host, choice, cookies)).Cookie("consent");
        return $"{cookie.Name}={cookie.Value}";
    }

    private static async Task<(string Status, string Granted)> StateAsync(RequestHarness app, string host, string cookie)
    {
        var state = (await app.GetAsync(host + "/_cc/state", cookie)).Json();
        return (state.GetProperty("status").GetString()!, string.Join(' ', state.GetProperty("granted").EnumerateArray().Skip(1).Select(category => category.GetString())));
    }
}
