using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A service that was refused alone is treated like one of a refused category, and the rest of its category is not.</summary>
internal sealed class RefusedServiceTests
{
    private const CookieCategories Granted = CookieCategories.Analytics | CookieCategories.Advertisement;
    private const string Sent = "st_1=1; heat=2; stat_id=3; _fbp=4; HEAT=5";
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [Test]
    [Category("E02")]
    public async Task Its_cookies_do_not_leave_the_server([Values] bool isOffered, [Values] CookieHandling undeclared)
    {
        await using var harness = await StartAsync(isOffered, undeclared);

        var answer = await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Heatmaps, Services.Pixel));

        Assert.That(answer.Kept, Is.EqualTo(new[] { "st_1", "stat_id" }));
    }

    [Test]
    [Category("E03")]
    public async Task Its_cookies_are_hidden_from_the_app([Values] bool isOffered, [Values] CookieHandling undeclared)
    {
        await using var harness = await StartAsync(isOffered, undeclared);

        var answer = await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Heatmaps, Services.Pixel) + "; " + Sent);

        Assert.That(answer.Body, Does.EndWith("; st_1=1; stat_id=3"));
    }

    [Test]
    [Category("E12")]
    public async Task Its_cookies_are_deleted_and_no_others()
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Statistics, Services.Pixel) + "; " + Sent, Navigation);

        Assert.That(answer.Removals.Select(line => line.Name).Distinct(), Is.EquivalentTo(new[] { "st_1", "_fbp", "HEAT" }));
    }

    [Test]
    [Category("E12")]
    public async Task The_choice_that_refuses_it_deletes_its_cookies()
    {
        await using var harness = await StartAsync();

        var answer = await harness.ChooseAsync(
            $"choice=save&category=analytics&service={Services.Statistics}",
            harness.ConsentCookie(Granted) + "; " + Sent
        );

        Assert.That(answer.Removals.Select(line => line.Name).Distinct(), Is.EquivalentTo(new[] { "consent", "heat", "HEAT", "_fbp" }));
    }

    [Test]
    [Category("E11")]
    public async Task A_deletion_of_its_cookie_passes()
    {
        await using var harness = await StartAsync(handler: context =>
        {
            context.Response.Cookies.Delete("heat");
            return Task.CompletedTask;
        });

        Assert.That((await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Heatmaps))).Lines, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("E04")]
    public async Task The_inventory_counts_and_explains_it()
    {
        await using var harness = await StartAsync();

        await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Heatmaps) + "; heat=1");

        var observed = harness.Services.GetRequiredService<ICookieInventory>().GetObservations().Single(cookie => cookie.Name == "heat");
        Assert.That((observed.Dropped, observed.Hidden, observed.Sent), Is.EqualTo((1, 1, 0)));
        Assert.That((observed.Category, observed.Reason, observed.ServiceId), Is.EqualTo((CookieCategories.Analytics, CookieReason.SiteRule, Services.Heatmaps)));
    }

    [Test]
    [Category("E16")]
    public async Task The_output_cache_keeps_a_copy_for_each_set_of_refused_services()
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Options = Services.Offer,
                Host = builder => builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.VaryByCookieConsent())),
                After = app => app.UseOutputCache(),
                Handler = context => context.Response.WriteAsync(string.Join(", ", context.GetCookieConsent().RefusedServices)),
            }
        );

        foreach (var refused in new[] { [], [Services.Heatmaps], new[] { Services.Heatmaps, Services.Pixel }, [Services.Heatmaps], [] })
            Assert.That((await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, refused))).Body, Is.EqualTo(string.Join(", ", refused)));
    }

    [Test]
    public async Task A_refusal_that_names_no_declared_service_refuses_nothing_else()
    {
        await using var harness = await StartAsync();

        var answer = await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, "gone", "never-declared"));

        Assert.That(answer.Kept, Is.EqualTo(new[] { "st_1", "heat", "_fbp", "stat_id" }));
    }

    [Test]
    public async Task A_necessary_service_cannot_be_refused()
    {
        await using var harness = await StartAsync(change: options => options.Services[Services.Heatmaps].Category = CookieCategories.Necessary);

        Assert.That((await harness.GetAsync("/", harness.ConsentCookieWithout(Granted, Services.Heatmaps))).Kept, Does.Contain("heat"));
    }

    private static Task<RequestHarness> StartAsync(bool isOffered = true, CookieHandling undeclared = CookieHandling.Block, RequestDelegate? handler = null, Action<CookieConsentOptions>? change = null) =>
        RequestHarness.StartAsync(
            new()
            {
                Options = options =>
                {
                    Services.Offer(options);
                    options.Banner.ServiceChoice = isOffered;
                    options.UndeclaredServices = undeclared;
                    change?.Invoke(options);
                },
                Handler = handler ?? WriteEveryCookieAsync,
            }
        );

    private static Task WriteEveryCookieAsync(HttpContext context)
    {
        foreach (var name in Services.Cookies.Append(Vocabulary.Analytics))
            context.Response.Headers.Append("Set-Cookie", name + "=1; Path=/");
        return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
    }
}
