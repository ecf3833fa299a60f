using CookieConsent.Configuration;

namespace CookieConsent.Tests.Configuration;

internal sealed class NearestNameTests
{
    [TestCase("UnknownCokies", "UnknownCookies")]
    [TestCase("modus", "Mode")]
    [TestCase("MODE", "Mode")]
    [TestCase("completely-different", null)]
    public void The_nearest_name_is_suggested(string name, string? nearest) => Assert.That(NearestName.Of(name, ["Mode", "UnknownCookies", "Services"]), Is.EqualTo(nearest));

    [Test]
    public void Without_candidates_there_is_no_suggestion() => Assert.That(NearestName.AsQuestion("x", []), Is.Empty);
}
