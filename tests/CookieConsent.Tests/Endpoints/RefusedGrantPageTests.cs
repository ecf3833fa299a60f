using System.Globalization;
using System.Net;
using CookieConsent.Banner;
using CookieConsent.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Endpoints;

/// <summary>A grant that is not taken, where a browser without JavaScript sent the form itself: a person reads the answer.</summary>
[Category("U15")]
internal sealed class RefusedGrantPageTests
{
    [Test]
    public async Task The_settings_page_says_in_the_language_of_the_banner_that_nothing_was_saved()
    {
        await using var harness = await RequestHarness.StartAsync(new());
        harness.Site.Store.Fault = new IOException("disk full");
        var configuration = harness.Services.GetRequiredService<ConsentConfigurationSource>().Current;
        var shown = configuration.Notices.Banner(CultureInfo.GetCultureInfo("nb"), ConsentBannerLayout.Bar).Notice.Hash;

        var answer = await harness.ChooseAsync($"choice=accept-all&shown={shown}&returnUrl=/lamps", "", ("Accept", "text/html,*/*;q=0.8"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.ContentType, Does.StartWith("text/html"));
        Assert.That(answer.Body, Does.Contain("lang=\"nb\""));
        Assert.That(WebUtility.HtmlDecode(answer.Body), Does.Contain(ConsentTexts.For("nb", new())["error.notSaved"]));
        Assert.That(answer.Lines, Is.Empty);
    }
}
