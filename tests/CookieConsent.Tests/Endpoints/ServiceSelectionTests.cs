using System.Net;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Endpoints;

/// <summary>A choice in which services are ticked one by one.</summary>
internal sealed class ServiceSelectionTests
{
    private const CookieCategories Optional = CookieCategories.All & ~CookieCategories.Necessary;
    private const string Statistics = "&service=" + Services.Statistics;
    private const string Pixel = "&service=" + Services.Pixel;

    [TestCase("choice=save&category=analytics", CookieCategories.Analytics, new string[0])]
    [TestCase("choice=save&category=analytics" + Statistics, CookieCategories.Analytics, new[] { Services.Heatmaps })]
    [TestCase("choice=save" + Statistics, CookieCategories.Analytics, new[] { Services.Heatmaps })]
    [TestCase("choice=save&service=STATISTICS&service=Heatmaps", CookieCategories.Analytics, new string[0])]
    [TestCase("choice=save&category=analytics" + Statistics + Pixel, CookieCategories.Analytics | CookieCategories.Advertisement, new[] { Services.Heatmaps })]
    [TestCase("choice=save&category=functionality" + Pixel, CookieCategories.Functionality | CookieCategories.Advertisement, new string[0])]
    [TestCase("choice=save&service=login", CookieCategories.None, new string[0], Description = "A necessary one is not a choice.")]
    [TestCase("choice=accept-all" + Statistics, Optional, new string[0])]
    [TestCase("choice=accept-all&service=no-such-service", Optional, new string[0])]
    [TestCase("choice=reject-all" + Statistics, CookieCategories.None, new string[0])]
    [Category("U15")]
    public async Task An_undecided_visitors_form_grants_what_is_ticked(string form, CookieCategories granted, string[] refused)
    {
        await using var harness = await StartAsync();

        await harness.ChooseAsync(form);

        Assert.That((harness.Site.Store.Only.Granted, harness.Site.Store.Only.RefusedServices), Is.EqualTo((granted, refused)));
    }

    [TestCase("choice=save" + Statistics, CookieCategories.None, new string[0], Description = "The category was unticked, its services were left.")]
    [TestCase("choice=save&service=heatmaps" + Statistics, CookieCategories.None, new string[0])]
    [TestCase("choice=save&category=analytics" + Statistics, CookieCategories.Analytics, new[] { Services.Heatmaps })]
    [TestCase("choice=save&category=analytics" + Statistics + Pixel, CookieCategories.Analytics | CookieCategories.Advertisement, new[] { Services.Heatmaps })]
    [TestCase("choice=save", CookieCategories.None, new string[0])]
    [Category("U15")]
    public async Task A_form_that_contradicts_itself_takes_away_what_was_granted_before(string form, CookieCategories granted, string[] refused)
    {
        await using var harness = await StartAsync();

        await harness.ChooseAsync(form, harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That((harness.Site.Store.Only.Granted, harness.Site.Store.Only.RefusedServices), Is.EqualTo((granted, refused)));
    }

    [Test]
    [Category("U15")]
    public async Task Who_unticks_every_service_on_the_page_and_leaves_the_category_has_refused_it()
    {
        await using var harness = await StartAsync();
        var shown = "&shown=" + ShownBy(harness);

        await harness.ChooseAsync("choice=save&category=analytics" + shown, harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That(harness.Site.Store.Only.Granted, Is.EqualTo(CookieCategories.None));
    }

    [Test]
    [Category("U15")]
    public async Task Who_ticks_a_category_on_the_page_and_no_service_has_granted_all_of_it()
    {
        await using var harness = await StartAsync();

        await harness.ChooseAsync("choice=save&category=analytics&shown=" + ShownBy(harness));

        Assert.That((harness.Site.Store.Only.Granted, harness.Site.Store.Only.RefusedServices), Is.EqualTo((CookieCategories.Analytics, Array.Empty<string>())));
    }

    [TestCase("""{"choice":"save","categories":["analytics"],"services":["statistics"]}""", new[] { Services.Heatmaps })]
    [TestCase("""{"choice":"save","categories":["analytics"],"services":[]}""", new string[0])]
    [TestCase("""{"choice":"save","categories":["analytics"]}""", new string[0])]
    [TestCase("""{"choice":"save","services":["heatmaps"]}""", new[] { Services.Statistics })]
    public async Task Json_is_read_alike_and_answered_with_the_refused_services(string json, string[] refused)
    {
        await using var harness = await StartAsync();

        var answer = await harness.PostAsync("/_cc", json, "application/json");

        Assert.That(answer.Json().GetProperty("granted").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(new[] { "necessary", "analytics" }));
        Assert.That(answer.Json().GetProperty("refusedServices").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(refused));
    }

    [Test]
    public async Task Who_sends_categories_only_means_all_of_them([Values] bool isRepeated)
    {
        await using var harness = await StartAsync();
        var before = isRepeated ? harness.ConsentCookie(CookieCategories.Analytics) : harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps);

        var answer = await harness.PostAsync("/_cc", $$"""{"choice":"save","categories":["analytics"],"shown":"{{ShownBy(harness)}}"}""", "application/json", before);

        Assert.That(answer.Json().GetProperty("granted").GetArrayLength(), Is.EqualTo(2));
        Assert.That(harness.Site.Store.Records, Has.Count.EqualTo(isRepeated ? 0 : 1));
    }

    [TestCase("application/x-www-form-urlencoded", "choice=save&category=analytics&service=no-such-service")]
    [TestCase("application/x-www-form-urlencoded", "choice=save&service=")]
    [TestCase("application/x-www-form-urlencoded", "choice=save&service=google-analytics", Description = "In the catalogue, but not declared.")]
    [TestCase("application/json", """{"choice":"save","services":["no-such-service"]}""")]
    [TestCase("application/json", """{"choice":"save","services":[null]}""")]
    [TestCase("application/json", """{"choice":"save","services":"statistics"}""")]
    [TestCase("application/json", """{"choice":"save","services":[1]}""")]
    public async Task An_unknown_service_is_a_mistake(string contentType, string body)
    {
        await using var harness = await StartAsync();

        var answer = await harness.PostAsync("/_cc", body, contentType);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task Where_services_are_not_offered_choosing_them_is_a_mistake_that_names_the_setting()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Services.Declare });

        var answer = await harness.ChooseAsync("choice=save&category=analytics" + Statistics);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Body, Does.Contain("CookieConsent:Banner:ServiceChoice"));
    }

    [Test]
    public async Task A_refusal_on_an_outdated_page_is_not_blocked_by_a_service_that_is_gone()
    {
        await using var harness = await StartAsync();

        var answer = await harness.ChooseAsync("choice=save&service=gone&shown=no-such-notice", harness.ConsentCookie(Optional));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(harness.Site.Store.Only.Granted, Is.EqualTo(CookieCategories.None));
    }

    [Test]
    public async Task A_service_refused_on_an_outdated_page_is_refused_and_nothing_is_granted()
    {
        await using var harness = await StartAsync();

        await harness.ChooseAsync("choice=save&category=analytics&category=functionality&shown=no-such-notice" + Statistics, harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That((harness.Site.Store.Only.Granted, harness.Site.Store.Only.RefusedServices), Is.EqualTo((CookieCategories.Analytics, new[] { Services.Heatmaps })));
    }

    [Test]
    public async Task The_same_choice_again_writes_nothing()
    {
        await using var harness = await StartAsync();
        var cookie = harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps);

        var same = await harness.ChooseAsync("choice=save&category=analytics" + Statistics, cookie);

        Assert.That(same.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [TestCase("choice=save&category=analytics&service=heatmaps" + Statistics)]
    [TestCase("choice=accept-all")]
    [Category("P09")]
    public async Task A_service_that_comes_to_be_granted_needs_its_proof(string form)
    {
        await using var harness = await StartAsync();
        harness.Site.Store.Fault = new InvalidOperationException("full");
        var before = harness.ConsentCookieWithout(Optional, Services.Heatmaps);

        var answer = await harness.ChooseAsync(form, before);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        var cookie = answer.Kept.Count == 0 ? before : "consent=" + answer.Cookie("consent").Value;
        var state = (await harness.GetAsync("/_cc/state", cookie)).Json();
        Assert.That(state.GetProperty("refusedServices").EnumerateArray().Select(item => item.GetString()), Is.EqualTo(new[] { Services.Heatmaps }));
    }

    [Test]
    [Category("E18")]
    public async Task A_service_is_refused_without_a_proof()
    {
        await using var harness = await StartAsync();
        harness.Site.Store.Fault = new InvalidOperationException("full");

        var answer = await harness.ChooseAsync("choice=save&category=analytics" + Statistics, harness.ConsentCookie(CookieCategories.Analytics));

        var state = (await harness.GetAsync("/_cc/state", "consent=" + answer.Cookie("consent").Value)).Json();
        Assert.That(state.GetProperty("refusedServices")[0].GetString(), Is.EqualTo(Services.Heatmaps));
    }

    [Test]
    public async Task A_service_that_comes_to_be_granted_counts_as_a_grant()
    {
        await using var harness = await StartAsync(options => options.GrantsPerMinute = 1);
        var before = harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps);

        await harness.ChooseAsync("choice=save&category=analytics", before);

        Assert.That((await harness.ChooseAsync("choice=save&category=analytics", before)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    [Category("C05")]
    public async Task Past_35_refused_services_the_whole_category_is_refused()
    {
        await using var harness = await StartAsync(options => Enumerable.Range(0, 36).ToList().ForEach(i => Services.Add(options, $"more-{i}", CookieCategories.Functionality)));
        var most = string.Concat(Enumerable.Range(0, 35).Select(i => $"&service=more-{i}"));

        var tooMany = await harness.ChooseAsync("choice=save&category=functionality&category=analytics&service=more-0" + Statistics);
        var fitting = await harness.ChooseAsync("choice=save&category=functionality&category=analytics" + most + Statistics);

        // 35 of functionality and one of analytics are too many; one of each are not.
        Assert.That(harness.Site.Store.Records.Select(record => record.Granted), Is.EqualTo(new[] { CookieCategories.Analytics, CookieCategories.Analytics | CookieCategories.Functionality }));
        Assert.That(tooMany.Cookie("consent").Value, Has.Length.EqualTo(39 + 4));
        Assert.That(fitting.Cookie("consent").Value, Has.Length.EqualTo(39 + 8));
    }

    [TestCase("choice=save")]
    [TestCase("choice=reject-all")]
    public async Task A_form_with_many_services_is_not_too_large(string choice)
    {
        await using var harness = await StartAsync(options => Enumerable.Range(0, 200).ToList().ForEach(i => Services.Add(options, $"service-with-a-long-name-{i}", CookieCategories.Functionality)));
        var form = choice + string.Concat(Enumerable.Range(0, 200).Select(i => $"&service=service-with-a-long-name-{i}"));

        Assert.That((await harness.ChooseAsync(form)).Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await harness.ChooseAsync(form + new string('x', 8000))).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task The_state_names_no_services_where_none_are_offered()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = Services.Declare });

        var state = (await harness.GetAsync("/_cc/state", harness.ConsentCookieWithout(CookieCategories.Analytics, Services.Heatmaps))).Json();

        Assert.That(state.TryGetProperty("refusedServices", out _), Is.False);
    }

    private static Task<RequestHarness> StartAsync(Action<CookieConsentOptions>? change = null) =>
        RequestHarness.StartAsync(
            new()
            {
                Options = options =>
                {
                    Services.Offer(options);
                    Services.Add(options, "login", CookieCategories.Necessary);
                    change?.Invoke(options);
                },
            }
        );

    private static string ShownBy(RequestHarness harness) =>
        harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Notices.Page(System.Globalization.CultureInfo.GetCultureInfo("en")).Notice.Hash;
}
