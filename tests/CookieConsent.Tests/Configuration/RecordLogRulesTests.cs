using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Configuration;

/// <summary>Where the log is the proof, a level that drops it stops the start.</summary>
internal sealed class RecordLogRulesTests
{
    [TestCase("CookieConsent.Records", LogLevel.Warning, true)]
    [TestCase("CookieConsent.Records", LogLevel.None, true)]
    [TestCase("CookieConsent", LogLevel.Error, true)]
    [TestCase("CookieConsent.*", LogLevel.Error, true)]
    [TestCase("*.Records", LogLevel.Error, true)]
    [TestCase("", LogLevel.Warning, true)]
    [TestCase("CookieConsent.Records", LogLevel.Information, false)]
    [TestCase("CookieConsent.Records.Other", LogLevel.None, false)]
    [TestCase("Microsoft", LogLevel.None, false)]
    public async Task A_level_that_drops_the_proof_is_a_mistake(string category, LogLevel level, bool isMistake)
    {
        var failures = await Starting.WithAsync(new Site { IsLogTheStore = true, Host = builder => builder.Logging.AddFilter(category, level) });

        Assert.That(failures, isMistake ? Has.One.Contain("CookieConsent.Records") : Is.Empty);
    }

    [Test]
    public async Task The_longest_category_decides()
    {
        var site = new Site { IsLogTheStore = true, Host = builder => builder.Logging.AddFilter("CookieConsent", LogLevel.None).AddFilter("CookieConsent.Records", LogLevel.Information) };

        Assert.That(await Starting.WithAsync(site), Is.Empty);
    }

    [Test]
    public async Task A_general_minimum_that_drops_the_proof_is_a_mistake() =>
        Assert.That(await Starting.WithAsync(new Site { IsLogTheStore = true, Host = builder => builder.Logging.SetMinimumLevel(LogLevel.Warning) }), Has.Length.EqualTo(1));

    [Test]
    public async Task With_another_store_the_level_is_free() =>
        Assert.That(await Starting.WithAsync(new Site { Host = builder => builder.Logging.AddFilter("CookieConsent.Records", LogLevel.None) }), Is.Empty);
}
