using CookieConsent.Enforcement;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The line that deletes a cookie: browsers take none that breaks the rules of the name's prefix.</summary>
[Category("E12")]
internal sealed class CookieRemovalTests
{
    [TestCase("stat_id", false, false)]
    [TestCase("__Secure-a", true, false)]
    [TestCase("__Host-a", true, false)]
    [TestCase("__Http-a", true, true)]
    [TestCase("__Host-Http-a", true, true)]
    [TestCase("__host-http-a", true, true)]
    [TestCase("Http-a", false, false)]
    public void A_prefix_demands_its_attributes(string name, bool isSecure, bool isHttpOnly)
    {
        var line = SetCookieLine.Parse(CookieScopes.Removal(name, new("/", null, IsPartitioned: false)));

        Assert.That((line.Name, line.Value), Is.EqualTo((name, "")));
        Assert.That((line.Has("Secure"), line.Has("HttpOnly"), line.Has("Partitioned"), line.Has("Domain")), Is.EqualTo((isSecure, isHttpOnly, false, false)));
    }

    [Test]
    public void A_partitioned_cookie_is_deleted_as_one()
    {
        var line = SetCookieLine.Parse(CookieScopes.Removal("stat_id", new("/shop", null, IsPartitioned: true)));

        Assert.That((line.Has("Secure"), line.Has("HttpOnly"), line.Has("Partitioned"), line["Path"]), Is.EqualTo((true, false, true, "/shop")));
    }

    [Test]
    public void A_cookie_of_a_domain_is_deleted_there() =>
        Assert.That(SetCookieLine.Parse(CookieScopes.Removal("stat_id", new("/", "example.com", IsPartitioned: false)))["Domain"], Is.EqualTo("example.com"));
}
