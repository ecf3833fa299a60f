using CookieConsent.Tests.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

[Category("E17")]
internal sealed class LateCookieTests
{
    [TestCase("stat_id=secret-value", "stat_id")]
    [TestCase("zz_unknown=secret-value", "zz_unknown")]
    public async Task A_cookie_added_after_the_pass_is_reported_with_its_name(string line, string name)
    {
        var site = SiteWithFilterInFront(line);
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync("/", Visitor.Refused);

        Assert.That(site.Logs.WithId(20).Single().Text, Does.Contain($"'{name}'").And.Not.Contain("secret-value"));
        Assert.That(harness.Cookie(name).Sent, Is.EqualTo(1));
    }

    [TestCase("basket=1")]
    [TestCase("stat_id=; Max-Age=0")]
    public async Task A_late_cookie_that_may_be_sent_is_not_reported(string line)
    {
        var site = SiteWithFilterInFront(line);
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.GetAsync("/", Visitor.Refused);

        Assert.That(site.Logs.WithId(20), Is.Empty);
    }

    [Test]
    public async Task A_choice_on_such_a_response_does_not_report_the_consent_cookie()
    {
        var site = SiteWithFilterInFront("basket=1");
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.ChooseAsync("choice=reject-all", "stat_id=1");

        Assert.That(site.Logs.WithId(20), Is.Empty);
    }

    [Test]
    public async Task What_a_startup_filter_behind_ours_writes_is_filtered()
    {
        var site = new Site { Host = builder => builder.Services.AddSingleton<IStartupFilter>(new Filter("stat_id=1")) };
        await using var harness = await RequestHarness.StartAsync(site);

        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Lines, Is.Empty);
        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Lines, Is.EqualTo(new[] { "stat_id=1" }));
    }

    private static Site SiteWithFilterInFront(string line) => new() { Consent = consent => consent.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Filter(line))) };

    private sealed class Filter(string line) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(following => context =>
                {
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers.Append("Set-Cookie", line);
                        return Task.CompletedTask;
                    });
                    return following(context);
                });
                next(app);
            };
    }
}
