using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CookieConsent.Shop.Tests.Hosting;

namespace CookieConsent.Shop.Tests.Http;

/// <summary>An answer of the shop, read to its end.</summary>
internal sealed class Reply(HttpResponseMessage response, string body)
{
    /// <summary>The header in which a load balancer says who answered.</summary>
    public const string NodeHeader = "X-Node";

    /// <summary>The header in which a cache says whether it had the answer.</summary>
    public const string CacheHeader = "X-Cache";

    /// <summary>The status code.</summary>
    public HttpStatusCode Status => response.StatusCode;

    /// <summary>The body as text.</summary>
    public string Body => body;

    /// <summary>Where it redirects to; <see langword="null"/> for nowhere.</summary>
    public string? Location => response.Headers.Location?.OriginalString;

    /// <summary>The node that has answered; <see langword="null"/> where no load balancer says.</summary>
    public string? Node => Values(response, NodeHeader) is [var node, ..] ? node : null;

    /// <summary>Whether a cache had the answer.</summary>
    public bool IsFromCache => Values(response, CacheHeader) is ["HIT"];

    /// <summary>Whether the body is a page.</summary>
    public bool IsHtml => response.Content.Headers.ContentType?.MediaType == "text/html";

    /// <summary>The cookies that reached the visitor.</summary>
    public IReadOnlyList<SetCookie> Cookies { get; } = [.. Values(response, "Set-Cookie").Select(SetCookie.Parse)];

    /// <summary>The cookies that the app wrote.</summary>
    public IReadOnlyList<SetCookie> Written { get; } = [.. Values(response, CookieWitness.WrittenHeader).Select(SetCookie.Parse)];

    /// <summary>The names of the request's cookies as the app saw them.</summary>
    public IReadOnlyList<string> Seen { get; } =
        [.. Values(response, CookieWitness.SeenHeader).SelectMany(header => header.Split(';', StringSplitOptions.RemoveEmptyEntries)).Select(pair => pair.Split('=')[0].Trim())];

    /// <summary>The parsed page.</summary>
    public IHtmlDocument Document => new HtmlParser().ParseDocument(body);

    private static string[] Values(HttpResponseMessage response, string name) => response.Headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];
}
