using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Decision;

/// <summary>What the app sees and sets of services that are refused alone.</summary>
internal sealed class ServiceConsentFeatureTests
{
    private const CookieCategories Both = CookieCategories.Analytics | CookieCategories.Advertisement;
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;

    [TestCase(Services.Statistics, true)]
    [TestCase(Services.Heatmaps, false)]
    [TestCase("HeatMaps", false)]
    [TestCase(Services.Pixel, false, Description = "Its category is refused.")]
    [TestCase("google-analytics", false, Description = "In the catalogue, but not declared.")]
    [TestCase("no-such-service", false)]
    [TestCase("", false)]
    [TestCase("login", true)]
    public async Task A_service_is_granted_with_its_category_unless_it_was_refused_alone(string id, bool isGranted)
    {
        await AskAsync(
            harness => harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps, "login"),
            consent =>
            {
                Assert.That(consent.IsServiceGranted(id), Is.EqualTo(isGranted));
                Assert.That(consent.IsGranted(CookieCategories.Analytics), Is.True);
                Assert.That(consent.RefusedServices, Is.EqualTo(new[] { Services.Heatmaps }));
            }
        );
    }

    [Test]
    [Category("E01")]
    public Task Nothing_of_an_undecided_visitor_is_granted_and_nothing_is_refused_alone() =>
        AskAsync(
            _ => "",
            consent =>
            {
                Assert.That(new[] { Services.Statistics, Services.Pixel }.Any(consent.IsServiceGranted), Is.False);
                Assert.That(consent.RefusedServices, Is.Empty);
            }
        );

    [Test]
    public async Task The_frameworks_feature_allows_nothing_while_a_service_is_refused()
    {
        await using var harness = await RequestHarness.StartAsync(
            new() { Options = Services.Offer, Handler = context => context.Response.WriteAsync(context.Features.GetRequiredFeature<ITrackingConsentFeature>().CanTrack.ToString()) }
        );

        Assert.That((await harness.GetAsync("/", harness.ConsentCookieWithout(Optional))).Body, Is.EqualTo("True"));
        Assert.That((await harness.GetAsync("/", harness.ConsentCookieWithout(Optional, Services.Pixel))).Body, Is.EqualTo("False"));
    }

    [Test]
    public async Task A_grant_of_the_frameworks_feature_grants_every_service()
    {
        var record = await SetAsync(Optional, [Services.Pixel], context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent();
            return ValueTask.CompletedTask;
        });

        Assert.That((record!.Action, record.Granted, record.RefusedServices), Is.EqualTo((ConsentAction.AcceptAll, Optional, Array.Empty<string>())));
    }

    [Test]
    public async Task The_app_grants_categories_with_all_their_services()
    {
        var record = await SetAsync(Both, [Services.Heatmaps], context => context.GetCookieConsent().SetAsync(Both));

        Assert.That((record!.Granted, record.RefusedServices), Is.EqualTo((Both, Array.Empty<string>())));
    }

    [Test]
    public async Task The_app_grants_categories_without_some_services()
    {
        var record = await SetAsync(CookieCategories.Analytics, [Services.Heatmaps], context =>
            context.GetCookieConsent().SetAsync(context.GetCookieConsent().Granted | CookieCategories.Functionality, context.GetCookieConsent().RefusedServices));

        Assert.That((record!.Action, record.Granted), Is.EqualTo((ConsentAction.Save, CookieCategories.Analytics | CookieCategories.Functionality)));
        Assert.That(record.RefusedServices, Is.EqualTo(new[] { Services.Heatmaps }));
    }

    [Test]
    public async Task Everything_but_one_service_is_not_called_accepting_all() =>
        Assert.That((await SetAsync(CookieCategories.None, [], context => context.GetCookieConsent().SetAsync(CookieCategories.All, [Services.Heatmaps])))!.Action, Is.EqualTo(ConsentAction.Save));

    [Test]
    public async Task The_same_services_again_write_nothing() =>
        Assert.That(await SetAsync(Both, [Services.Heatmaps], context => context.GetCookieConsent().SetAsync(Both, ["HEATMAPS"])), Is.Null);

    [TestCase("no-such-service")]
    [TestCase("login")]
    public async Task A_service_that_cannot_be_refused_is_an_error_that_says_what_to_write(string id)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Options = Declare,
                Handler = async context =>
                {
                    try
                    {
                        await context.GetCookieConsent().SetAsync(Both, [id]);
                    }
                    catch (ArgumentException error)
                    {
                        await context.Response.WriteAsync(error.Message);
                    }
                },
            }
        );

        Assert.That((await harness.GetAsync()).Body, Does.Contain($"\"{id}\"").And.Contain("optional category"));
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    private static async Task AskAsync(Func<RequestHarness, string> cookie, Action<ICookieConsentFeature> ask)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Options = Declare,
                Handler = context =>
                {
                    ask(context.GetCookieConsent());
                    return context.Response.WriteAsync("asked");
                },
            }
        );

        Assert.That((await harness.GetAsync("/", cookie(harness))).Body, Is.EqualTo("asked"));
    }

    /// <summary>The record that a call of the app makes; <see langword="null"/> for none.</summary>
    private static async Task<ConsentRecord?> SetAsync(CookieCategories granted, string[] refused, Func<HttpContext, ValueTask> set)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Declare, Handler = context => set(context).AsTask() });

        await harness.GetAsync("/", harness.ConsentCookieWithout(granted, refused));

        return harness.Site.Store.Records.SingleOrDefault();
    }

    private static void Declare(CookieConsentOptions options)
    {
        Services.Offer(options);
        Services.Add(options, "login", CookieCategories.Necessary);
    }
}
