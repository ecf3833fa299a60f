using CookieConsent.Configuration;
using CookieConsent.Decision;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Tests.Decision;

/// <summary>What any <c>Cookie</c> header says about consent.</summary>
[Category("C06")]
[Category("E18")]
internal sealed class DecisionReaderProperties
{
    private RequestHarness _harness = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _harness = await RequestHarness.StartAsync(new());

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public void Noise_is_no_decision()
    {
        var headers = Gen.Frequency((3, OddText.Any), (1, OddText.Any.Select(text => "consent=" + text))).ListOf().Select(lines => lines.ToArray());

        Fuzz.Check(headers, 300, lines => Read(lines) == ConsentDecision.Undecided);
    }

    [Test]
    public void A_valid_cookie_counts_among_any_others_exactly_when_it_is_the_only_one_of_its_name()
    {
        var valid = _harness.ConsentCookie(CookieCategories.Analytics);
        var noise = OddText.Any.Select(text => text.Replace("consent", "c", StringComparison.Ordinal)).ListOf();
        var cases =
            from before in noise
            from after in noise
            from more in Gen.Elements("", "", valid, "consent=", " consent =1", "Consent=1", "__Host-consent=1", "consent")
            select (Header: string.Join(';', [.. before, valid, .. after, more]), IsAlone: more is "" or "Consent=1" or "__Host-consent=1" or "consent");

        Fuzz.Check(cases, 300, given => Read([given.Header]).Granted.HasFlag(CookieCategories.Analytics) == given.IsAlone);
    }

    [Test]
    public void No_changed_character_grants_under_another_scope_or_day()
    {
        var valid = _harness.Site.ConsentValue(_harness.Services, CookieCategories.Analytics);

        // Version, the high bits of the day and the fingerprint of the category: none of them may be another.
        var cases =
            from at in Gen.Elements(0, 1, 9, 10, 11, 12)
            from character in Gen.Choose(0, 255).Select(code => (char)code)
            select valid[..at] + character + valid[(at + 1)..];

        Fuzz.Check(cases, 1000, text => text == valid || Read(["consent=" + text]).Granted == CookieCategories.Necessary);
    }

    private ConsentDecision Read(string[] header) =>
        _harness.Services.GetRequiredService<DecisionReader>().Read(
            new DefaultHttpContext().Request,
            new StringValues(header),
            _harness.Services.GetRequiredService<ConsentConfigurationSource>().Current
        );
}
