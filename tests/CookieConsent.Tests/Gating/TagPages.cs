using System.Net;
using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Gating;

/// <summary>Pages of nothing but tags, as a visitor gets them.</summary>
internal static class TagPages
{
    public static Task<IHtmlDocument> OpenAsync(Visitor visitor, params (string Tag, string Attributes, string Content)[] tags) => OpenAsync(visitor, null, tags);

    public static async Task<IHtmlDocument> OpenAsync(Visitor visitor, Action<CookieConsentOptions>? options, params (string Tag, string Attributes, string Content)[] tags)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options, Handler = TagPage.Of(tags) });
        var answer = await harness.GetAsync(visitor: visitor);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        return answer.Parse();
    }
}
