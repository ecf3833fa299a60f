using CookieConsent.Enforcement;

namespace CookieConsent.Tests.Enforcement;

/// <summary>What caches are told of a response that depends on the visitor.</summary>
[Category("E16")]
internal sealed class CacheHeadersTests
{
    [TestCase(null, "Cookie, Sec-GPC")]
    [TestCase("Accept-Encoding", "Accept-Encoding,Cookie,Sec-GPC")]
    [TestCase("cookie", "cookie,Sec-GPC")]
    [TestCase("Accept-Encoding, Cookie, sec-gpc", "Accept-Encoding, Cookie, sec-gpc")]
    [TestCase("*", "*")]
    [Category("S07")]
    public void They_vary_by_what_the_decision_is_read_from(string? before, string after) => Assert.That(Protect(headers => headers.Vary = before).Vary.ToString(), Is.EqualTo(after));

    [TestCase(null, "private")]
    [TestCase("", "private")]
    [TestCase("private", "private")]
    [TestCase("Private, max-age=60", "Private, max-age=60")]
    [TestCase("no-store", "no-store")]
    [TestCase("no-cache, no-store", "no-cache, no-store")]
    [TestCase("public, max-age=60", "private, max-age=60")]
    [TestCase("max-age=60, s-maxage=600", "private, max-age=60")]
    public void They_are_told_that_it_is_private(string? before, string after) => Assert.That(Protect(headers => headers.CacheControl = before).CacheControl.ToString(), Is.EqualTo(after));

    [Test]
    public void Headers_for_shared_caches_alone_are_taken_away([Values("CDN-Cache-Control", "Surrogate-Control")] string name) =>
        Assert.That(Protect(headers => headers[name] = "max-age=60").ContainsKey(name), Is.False);

    [Test]
    public void A_second_time_changes_nothing()
    {
        var context = new DefaultHttpContext();
        var headers = context.Response.Headers;
        CacheSafety.Protect(context, headers);
        var once = headers.ToDictionary(header => header.Key, header => header.Value.ToString());

        CacheSafety.Protect(context, headers);

        Assert.That(headers.ToDictionary(header => header.Key, header => header.Value.ToString()), Is.EqualTo(once));
    }

    private static IHeaderDictionary Protect(Action<IHeaderDictionary> before)
    {
        var context = new DefaultHttpContext();
        before(context.Response.Headers);
        CacheSafety.Protect(context, context.Response.Headers);
        return context.Response.Headers;
    }
}
