using System.Net;
using CookieConsent.Tests.Configuration;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Endpoints;

/// <summary>The public statement on Global Privacy Control: only where the site makes it, and never over the site's own.</summary>
[Category("S05")]
internal sealed class PrivacyControlStatementTests
{
    private const string Address = "/.well-known/gpc.json";
    private static readonly RequestDelegate NotFound = context =>
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    };

    [Test]
    public async Task A_configured_statement_is_json_with_a_boolean_and_a_day()
    {
        await using var harness = await StartAsync(NotFound);

        var answer = await harness.GetAsync(Address);

        Assert.That((answer.Status, answer.ContentType, answer.Body), Is.EqualTo((HttpStatusCode.OK, "application/json", """{"gpc":true,"lastUpdate":"2026-11-22"}""")));
    }

    [Test]
    public async Task Without_the_setting_there_is_none()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Handler = NotFound });

        Assert.That((await harness.GetAsync(Address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Report_only_mode_states_nothing_because_it_honours_nothing()
    {
        await using var harness = await StartAsync(NotFound, options => options.Mode = ConsentMode.ReportOnly);

        Assert.That((await harness.GetAsync(Address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_sites_own_wins()
    {
        await using var harness = await StartAsync(context => context.Response.WriteAsync("own"));

        Assert.That((await harness.GetAsync(Address)).Body, Is.EqualTo("own"));
    }

    [TestCase("/gpc.json")]
    [TestCase("/.well-known/gpc.json/")]
    [TestCase("/.well-known/security.txt")]
    public async Task Any_other_address_stays_missing(string path)
    {
        await using var harness = await StartAsync(NotFound);

        Assert.That((await harness.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Below_a_path_base_is_not_the_root_of_the_origin()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = State, Before = app => app.UsePathBase("/shop"), Handler = NotFound });

        Assert.That((await harness.GetAsync("/shop" + Address)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await harness.GetAsync(Address)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_error_page_of_the_app_is_no_answer()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = State, After = app => app.UseStatusCodePages("text/html", "Nothing here: {0}"), Handler = NotFound });

        var answer = await harness.GetAsync(Address);

        Assert.That((answer.Status, answer.ContentType), Is.EqualTo((HttpStatusCode.OK, "application/json")));
        Assert.That(answer.Json().GetProperty("gpc").GetBoolean(), Is.True);
        Assert.That((await harness.GetAsync("/other")).Body, Is.EqualTo("Nothing here: 404"));
    }

    [Test]
    public async Task Head_answers_like_get_and_another_method_is_the_apps()
    {
        await using var harness = await StartAsync(NotFound);

        var head = await harness.SendAsync(new(HttpMethod.Head, Address));

        Assert.That((head.Status, head.Body, head.Header("Content-Length")), Is.EqualTo((HttpStatusCode.OK, "", "38")));
        Assert.That((await harness.SendAsync(new(HttpMethod.Delete, Address))).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_statement_of_a_site_that_ignores_the_signal_stops_the_start()
    {
        var failure = (await Starting.WithSettingsAsync(("GlobalPrivacyControl", "Ignore"), ("GlobalPrivacyControlStatement:LastUpdate", "2026-11-22"))).Single();

        Assert.That(failure, Does.StartWith("CookieConsent:GlobalPrivacyControlStatement").And.Contain("Ignore"));
    }

    private static void State(CookieConsentOptions options) => options.GlobalPrivacyControlStatement.LastUpdate = new(2026, 11, 22);

    private static Task<RequestHarness> StartAsync(RequestDelegate handler, Action<CookieConsentOptions>? configure = null) =>
        RequestHarness.StartAsync(new() { Options = options => { State(options); configure?.Invoke(options); }, Handler = handler });
}
