using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Tests.Records;

internal sealed class LogRecordStoreTests
{
    [Test]
    [Category("P01")]
    public async Task The_default_store_writes_one_structured_event_for_each_record()
    {
        var site = new Site { IsLogTheStore = true };
        await using var harness = await RequestHarness.StartAsync(site);

        var answer = await harness.ChooseAsync("choice=save&category=analytics", harness.ConsentCookie(CookieCategories.Advertisement));

        var entry = site.Logs.Events.Single(entry => entry.Category == "CookieConsent.Records");
        Assert.That((entry.Id.Id, entry.Id.Name, entry.Level), Is.EqualTo((1, "ConsentRecorded", LogLevel.Information)));
        Assert.That(answer.Cookie("consent").Value, Does.EndWith((string)entry.Values["RecordId"]!));
        Assert.That(entry.Values["PreviousId"], Is.EqualTo("AZq0Pn_zfAeTlL6o8ZpXYA"));
        Assert.That(entry.Values["Time"], Is.EqualTo(FakeTimeProvider.Start));
        Assert.That(entry.Values["Action"], Is.EqualTo(ConsentAction.Save));
        Assert.That(entry.Values["Granted"], Is.EqualTo(CookieCategories.Analytics));
        Assert.That(entry.Values["Refused"], Is.EqualTo(CookieCategories.Functionality | CookieCategories.Advertisement));
        Assert.That(entry.Values["Validity"], Is.EqualTo(TimeSpan.FromDays(182)));
    }

    [Test]
    public async Task A_choice_that_changes_nothing_writes_no_event()
    {
        var site = new Site { IsLogTheStore = true };
        await using var harness = await RequestHarness.StartAsync(site);

        await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.None));

        Assert.That(site.Logs.Events.Select(entry => entry.Category), Has.None.EqualTo("CookieConsent.Records"));
    }

    [Test]
    [Category("P09")]
    public async Task A_level_that_drops_the_events_since_the_start_lets_nothing_be_granted_and_every_refusal_hold()
    {
        var site = new Site { IsLogTheStore = true };
        await using var harness = await RequestHarness.StartAsync(site);
        harness.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.Rules.Add(new(null, "CookieConsent", LogLevel.Warning, null));

        var grant = await harness.ChooseAsync("choice=accept-all");
        var refusal = await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.Analytics));

        Assert.That((grant.Status, grant.Lines), Is.EqualTo((HttpStatusCode.ServiceUnavailable, Array.Empty<string>())));
        Assert.That((refusal.Status, refusal.Kept), Is.EqualTo((HttpStatusCode.SeeOther, new[] { "consent" })));
        Assert.That(site.Logs.WithId(2).Select(entry => entry.Text).ToArray(), Has.Length.EqualTo(2).And.All.Contains("Logging:LogLevel:CookieConsent.Records"));
    }
}
