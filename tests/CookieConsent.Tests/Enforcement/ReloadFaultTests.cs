using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A reload of the options throws: the last good configuration stays in force, and nothing is granted by it.</summary>
[Category("E18")]
internal sealed class ReloadFaultTests
{
    [TestCase(typeof(InvalidOperationException), 31)]
    [TestCase(typeof(IOException), 31)]
    [TestCase(typeof(OperationCanceledException), 31)]
    [TestCase(typeof(OptionsValidationException), 30)]
    public async Task The_last_good_configuration_stays_and_the_log_says_so(Type fault, int logged)
    {
        var settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"), ("Cookies:Necessary:0", "basket"));
        var options = new BreakableOptions();
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Settings = settings,
            Consent = consent => consent.Services.AddSingleton<IConfigureOptions<CookieConsentOptions>>(options),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { "basket=1", "stat_id=1", "late=1" };
                return Task.CompletedTask;
            },
        });
        options.Fault = fault == typeof(OptionsValidationException) ? new OptionsValidationException("", typeof(CookieConsentOptions), ["wrong"]) : (Exception)Activator.CreateInstance(fault)!;

        settings.Change(("Cookies:Necessary:1", "late"), ("Cookies:Necessary:2", "stat_id"), ("Cookies:Analytics:0", null));

        Assert.That((await harness.GetAsync("/", Visitor.Refused)).Kept, Is.EqualTo(new[] { "basket" }));
        Assert.That((await harness.GetAsync("/", Visitor.Partial)).Kept, Is.EqualTo(new[] { "basket", "stat_id" }));
        Assert.That(harness.Site.Logs.WithId(logged), Has.Count.EqualTo(1));
    }

    private sealed class BreakableOptions : IConfigureOptions<CookieConsentOptions>
    {
        public Exception? Fault { get; set; }

        public void Configure(CookieConsentOptions options)
        {
            if (Fault is { } fault)
                throw fault;
        }
    }
}
