using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.DependencyInjection;

/// <summary>The request's cookies, with the framework's consent cookie among them as the visitor's decision says, whatever the browser sent under its name.</summary>
internal sealed class MirroredConsentCookie(HttpContext context, string name, Func<string?> value) : IRequestCookiesFeature, IRequestCookieCollection
{
    private readonly IRequestCookiesFeature _inner = context.Features.Get<IRequestCookiesFeature>() ?? new RequestCookiesFeature(context.Features);

    IRequestCookieCollection IRequestCookiesFeature.Cookies
    {
        get => this;
        set => _inner.Cookies = value;
    }

    public int Count => _inner.Cookies.Count;

    public ICollection<string> Keys => _inner.Cookies.Keys;

    public string? this[string key] => key == name ? value() : _inner.Cookies[key];

    public bool ContainsKey(string key) => key == name ? value() is not null : _inner.Cookies.ContainsKey(key);

    public bool TryGetValue(string key, [NotNullWhen(true)] out string? found) => key == name ? (found = value()) is not null : _inner.Cookies.TryGetValue(key, out found);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _inner.Cookies.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
