using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Report;

/// <summary>Nobody sees the report whom no policy lets.</summary>
public sealed class ReportAuthorizationTests
{
    private static readonly string[] Pages = ["", "/", "/records.csv", "/records.json", "/records.jsonld", "/cookies.csv", "/notices/Ab3_Ab3-Ab3_Ab3-", "/record", "/record/erase", "/verify"];

    [Test]
    public async Task The_app_does_not_start_where_anyone_could_read_the_report()
    {
        var site = ReportHarness.Site(protect: static _ => { });

        await Assert.ThatAsync(
            () => RequestHarness.StartAsync(site),
            Throws.InvalidOperationException.With.Message.Contains("MapCookieConsentReport(\"/cookie-report\").RequireAuthorization(")
        );
    }

    [Test]
    public async Task A_policy_that_an_anonymous_visitor_passes_by_does_not_count()
    {
        var site = ReportHarness.Site(protect: static report =>
        {
            report.RequireAuthorization(ReportHarness.Policy);
            report.AllowAnonymous();
        });

        await Assert.ThatAsync(() => RequestHarness.StartAsync(site), Throws.InvalidOperationException.With.Message.Contains("AllowAnonymous"));
    }

    [Test]
    public async Task A_policy_for_everything_that_has_none_is_enough()
    {
        var site = ReportHarness.Site(protect: static _ => { });
        var fallback = new Site
        {
            IsWholeHost = true,
            Host = builder =>
            {
                site.Host!(builder);
                builder.Services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = options.GetPolicy(ReportHarness.Policy));
            },
            After = site.After,
        };
        await using var harness = await RequestHarness.StartAsync(fallback);

        Assert.That((await harness.AuditAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await harness.GetAsync("/cookie-report")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_policy_of_a_group_around_it_is_enough()
    {
        var site = ReportHarness.Site(protect: static report => { });
        await using var harness = await RequestHarness.StartAsync(new()
        {
            IsWholeHost = true,
            Host = site.Host,
            After = app => app.MapGroup("/admin").RequireAuthorization(ReportHarness.Policy).MapCookieConsentReport(),
        });

        Assert.That((await harness.AuditAsync("/admin/cookie-report")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await harness.GetAsync("/admin/cookie-report")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Without_the_policy_there_is_401_or_403_and_nothing_else([ValueSource(nameof(Pages))] string page, [Values("GET", "POST")] string method, [Values(null, "customer")] string? user)
    {
        var records = new KeptRecords { Records = { ReportHarness.Record() }, Cookies = { ReportHarness.Cookie("zz_secret_campaign") } };
        await using var harness = await ReportHarness.StartAsync(records);
        using var message = new HttpRequestMessage(new(method), "/cookie-report" + page);
        if (user is not null)
            message.Headers.Add("X-User", user);
        if (method == "POST")
            message.Content = new FormUrlEncodedContent([new("id", "AZq0Pn_zfAeTlL6o8ZpXYA"), new("confirm", "yes")]);

        var answer = await harness.SendAsync(message);

        Assert.That(answer.Status, Is.EqualTo(user is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden).Or.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(answer.Body, Is.Empty);
        Assert.That((records.Records.Count, records.Verifications), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Without_AddCookieConsent_the_missing_call_is_named()
    {
        await using var app = WebApplication.CreateBuilder().Build();

        Assert.That(() => app.MapCookieConsentReport(), Throws.InvalidOperationException.With.Message.Contains("AddCookieConsent()"));
    }
}
