using CookieConsent.Decision;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CookieConsent.Tests.Hosting;

/// <summary>What the log says where two apps share the consent cookie and declare different services, and where only one app is deployed anew.</summary>
[Category("C08")]
internal sealed class OtherAppTests
{
    private const string Shop = "https://shop.example.com/shop";
    private const string Blog = "https://shop.example.com/blog";

    [TestCase(null, "this host")]
    [TestCase("example.com", "example.com")]
    public async Task Two_apps_that_declare_different_services_are_told_of_after_a_day_and_once(string? domain, string place)
    {
        await using var shop = await StartAsync("/shop", domain, "meta-pixel");
        await using var blog = await StartAsync("/blog", domain);

        Assert.That(await ShareAsync(times: 3), Is.Empty, "A rollout looks the same.");
        var told = await ShareAsync(times: 3);

        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Text, Does.Contain($"another app on {place},").And.Contain("Services, Cookies and PolicyVersion").And.Contain("CookieConsent:ConsentCookie:Name"));

        async Task<IReadOnlyList<LogEvent>> ShareAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                Advance(TimeSpan.FromHours(12), shop, blog);
                var cookie = await ChooseAsync(shop, Shop, "choice=accept-all");
                Assert.That(await StatusAsync(blog, Blog, cookie), Is.EqualTo("decided"));
            }
            return blog.Site.Logs.WithId(49);
        }
    }

    [TestCase("meta-pixel", "choice=reject-all")]
    [TestCase(null, "choice=accept-all")]
    public async Task Two_apps_whose_choices_count_in_both_are_not(string? service, string choice)
    {
        await using var shop = await StartAsync("/shop", null, service);
        await using var blog = await StartAsync("/blog", null);

        for (var i = 0; i < 4; i++)
        {
            Advance(TimeSpan.FromHours(12), shop, blog);
            await StatusAsync(blog, Blog, await ChooseAsync(shop, Shop, choice));
        }

        Assert.That(blog.Site.Logs.WithId(49), Is.Empty);
    }

    [Test]
    [Category("C07")]
    public async Task A_decision_from_before_a_deployment_that_changes_the_declaration_is_not()
    {
        await using var before = await StartAsync("/shop", null);
        await using var after = await StartAsync("/shop", null, "meta-pixel");
        var cookie = await ChooseAsync(before, Shop, "choice=accept-all");

        for (var i = 0; i < 6; i++)
        {
            Assert.That(await StatusAsync(after, Shop, cookie), Is.EqualTo("lapsed"));
            Advance(TimeSpan.FromHours(12), after);
        }

        Assert.That(after.Site.Logs.WithId(49), Is.Empty);
    }

    [Test]
    [Category("C07")]
    public async Task Pages_left_open_since_before_a_deployment_are_not()
    {
        var store = new ReadableRecordStore();
        await using var before = await StartAsync("/shop", null, store: store);
        await using var after = await StartAsync("/shop", null, "meta-pixel", store);
        await using var another = await StartAsync("/shop", null, "meta-pixel", store);
        var shown = (await before.GetAsync(Shop + "/_cc")).Parse().QuerySelector("input[name=shown]")!.GetAttribute("value");
        await ChooseAsync(before, Shop, $"choice=accept-all&shown={shown}");

        for (var i = 0; i < 4; i++)
        {
            Advance(TimeSpan.FromHours(12), after, another);
            var cookie = await ChooseAsync(after, Shop, $"choice=accept-all&shown={shown}");
            Assert.That(Value(cookie), Is.EqualTo((true, true)), "It counts for what was shown, which this process never declared.");
            Assert.That(await StatusAsync(another, Shop, cookie), Is.EqualTo("decided"));
        }

        Assert.That(after.Site.Logs.WithId(49).Concat(another.Site.Logs.WithId(49)), Is.Empty);

        (bool, bool) Value(string cookie) =>
            ConsentCookieValue.TryParse(cookie.Split('=')[1].AsMemory(), out var value) ? (value.IsOfForeignScope, value.Scope.SequenceEqual(store.Records[0].Scope)) : default;
    }

    [Test]
    [Category("S02")]
    public async Task What_a_signal_leaves_of_a_decision_from_before_is_not()
    {
        await using var before = await StartAsync("/shop", null);
        await using var after = await StartAsync("/shop", null, "google-analytics");
        var cookie = await ChooseAsync(before, Shop, "choice=accept-all");

        for (var i = 0; i < 4; i++)
        {
            Advance(TimeSpan.FromHours(12), after);
            var page = await after.GetAsync(Shop + "/", cookie, ("Sec-GPC", "1"), ("Sec-Fetch-Mode", "navigate"));
            await StatusAsync(after, Shop, $"__Host-consent={page.Cookie("__Host-consent").Value}");
        }

        Assert.That(after.Site.Logs.WithId(49), Is.Empty);
    }

    private static Task<RequestHarness> StartAsync(string pathBase, string? domain, string? service = null, IConsentRecordStore? store = null) =>
        RequestHarness.StartAsync(new()
        {
            Options = options =>
            {
                options.ConsentCookie.Domain = domain;
                if (service is not null)
                    options.Services[service] = new();
            },
            Consent = consent =>
            {
                if (store is not null)
                    consent.Services.Replace(ServiceDescriptor.Singleton(store));
            },
            Before = app => app.UsePathBase(pathBase),
            Handler = static context => context.Response.WriteAsync("page"),
        });

    private static void Advance(TimeSpan by, params RequestHarness[] apps) => Array.ForEach(apps, app => app.Site.Time.Advance(by));

    private static async Task<string> ChooseAsync(RequestHarness app, string address, string choice)
    {
        var cookie = (await app.PostAsync(address + "/_cc", choice, "application/x-www-form-urlencoded")).Cookies.Single();
        return $"{cookie.Name}={cookie.Value}";
    }

    private static async Task<string?> StatusAsync(RequestHarness app, string address, string cookie) => (await app.GetAsync(address + "/_cc/state", cookie)).Json().GetProperty("status").GetString();
}
