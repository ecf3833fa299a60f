using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>Values of cookies never reach the log, whatever happens.</summary>
internal sealed class SecretsTests
{
    private const string Secret = "s3cr3t-v4lu3";

    [Test]
    public async Task Nothing_logged_contains_a_cookie_value([Values] ConsentMode mode, [Values] bool isStoreFailing, [Values] bool isClockFailing)
    {
        Site site = null!;
        site = new()
        {
            Options = options => options.Mode = mode,
            Consent = isClockFailing ? null : consent => consent.Services.Insert(0, ServiceDescriptor.Singleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(new LateFilter())),
            Handler = context =>
            {
                string[] names = [Vocabulary.Necessary, .. Vocabulary.Optional, Vocabulary.Unknown, "_ga", "STAT_ID"];
                context.Response.Headers.SetCookie = names.Select(name => $"{name}={Secret}; Path=/").Append(Secret).Append("=" + Secret).ToArray();
                site.Time.Fault = isClockFailing ? new InvalidOperationException("The clock stopped.") : null;
                return Task.CompletedTask;
            },
        };
        await using var harness = await RequestHarness.StartAsync(site);
        site.Store.Fault = isStoreFailing ? new IOException("disk full") : null;
        var cookies = $"stat_id={Secret}; zz={Secret}; {Secret}; consent={Secret}";

        await harness.GetAsync("/", cookies, ("Sec-Fetch-Mode", "navigate"));
        site.Time.Fault = null;
        await harness.ChooseAsync("choice=accept-all", cookies);
        await harness.ChooseAsync("choice=reject-all", cookies + "; " + harness.ConsentCookie(CookieCategories.Analytics));

        var written = site.Logs.Events.Where(entry => entry.Category.StartsWith("CookieConsent", StringComparison.Ordinal)).ToArray();
        Assert.That(written, Is.Not.Empty);
        Assert.That(written.Select(entry => entry.Text + string.Join(' ', entry.Values.Values)), Has.None.Contain(Secret));
    }

    private sealed class LateFilter : Microsoft.AspNetCore.Hosting.IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(following => context =>
                {
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers.Append("Set-Cookie", "late=" + Secret);
                        return Task.CompletedTask;
                    });
                    return following(context);
                });
                next(app);
            };
    }
}
