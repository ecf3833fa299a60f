using System.Reflection;
using System.Runtime.CompilerServices;
using CookieConsent.Classification;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The classifier itself is broken: its table is gone, so every look-up throws.</summary>
[Category("E18")]
internal sealed class ClassifierFaultTests
{
    [Test]
    public async Task Nothing_is_known_so_nothing_leaves_and_the_response_lives([Values] Server server, [Values] Visitor visitor)
    {
        await using var harness = await StartAsync(server);

        var answer = await harness.GetAsync("/", visitor, "stat_id=1");

        Assert.That((answer.Body, answer.Lines.Count), Is.EqualTo(("page", 0)));
        Assert.That(harness.Site.Logs.WithId(21), Has.Count.EqualTo(1), "The filter of the response says so.");
        Assert.That(harness.Site.Logs.WithId(25), Has.Count.EqualTo(1), "The filter of the request says so.");
    }

    [Test]
    public async Task No_choice_grants_anything_that_gets_past()
    {
        await using var harness = await StartAsync(Server.InMemory);

        var choice = await harness.ChooseAsync("choice=accept-all");
        var page = await harness.GetAsync("/", string.Join("; ", choice.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        Assert.That(page.Lines, Is.Empty);
    }

    [Test]
    public async Task A_late_cookie_that_cannot_be_looked_at_does_not_end_the_connection()
    {
        await using var harness = await StartAsync(Server.Http1, consent => StartupFilters.PutInFront(consent, context => context.Response.OnStarting(() =>
        {
            context.Response.Headers.Append("Set-Cookie", "late=1");
            return Task.CompletedTask;
        })));

        Assert.That((await harness.GetAsync()).Body, Is.EqualTo("page"));
        await harness.Site.Logs.WhenAsync(26);
        Assert.That((await harness.GetAsync()).Body, Is.EqualTo("page"));
    }

    private static async Task<RequestHarness> StartAsync(Server server, Action<CookieConsentBuilder>? consent = null)
    {
        var harness = await RequestHarness.StartAsync(
            new()
            {
                Consent = consent,
                Handler = context =>
                {
                    foreach (var name in Writers.WrittenNames)
                        context.Response.Headers.Append("Set-Cookie", name + "=1");
                    return context.Response.WriteAsync("page");
                },
            },
            server
        );
        var configuration = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current;
        var field = typeof(ConsentConfiguration).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Single(field => field.FieldType == typeof(CookieClassifier));
        field.SetValue(configuration, RuntimeHelpers.GetUninitializedObject(typeof(CookieClassifier)));
        return harness;
    }
}
