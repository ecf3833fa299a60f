using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

// The folder is the stage that this part belongs to, the namespace that of the class: one object for each request is all that a request pays.
namespace CookieConsent.Decision;

/// <summary>The request's cookies: as the browser sent them, and as the app sees them.</summary>
internal sealed partial class RequestConsent
{
    private StringValues _sentCookies;
    private bool _areCookiesRead;
    private bool _areCookiesRewritten;

    /// <summary>The <c>Cookie</c> header as the browser sent it, before trackers were hidden from the app.</summary>
    public StringValues SentCookies
    {
        get
        {
            if (!_areCookiesRead)
                ReadSentCookies(Request);
            return _sentCookies;
        }
    }

    /// <summary>Whether the app sees fewer cookies than the browser sent.</summary>
    public bool IsAnyCookieHidden { get; private set; }

    // As the server has it: the way over HttpContext.Request looks the feature up anew after each change of the features, and for every request.
    private IHttpRequestFeature Request => (IHttpRequestFeature)Context.Features[typeof(IHttpRequestFeature)]!;

    /// <summary>Replaces the <c>Cookie</c> header that the app sees.</summary>
    public void ShowCookies(StringValues visible)
    {
        IsAnyCookieHidden = visible != SentCookies;
        if (!IsAnyCookieHidden && !_areCookiesRewritten)
            return;
        if (!_areCookiesRewritten)
        {
            // Kestrel keeps a header's string for the connection's next request only if it finds it unchanged.
            _areCookiesRewritten = true;
            Context.Response.OnCompleted(
                static state =>
                {
                    var consent = (RequestConsent)state;
                    consent.Context.Request.Headers.Cookie = consent.SentCookies;
                    return Task.CompletedTask;
                },
                this
            );
        }
        Context.Request.Headers.Cookie = visible;
    }

    private void ReadSentCookies(IHttpRequestFeature request)
    {
        if (_areCookiesRead)
            return;
        _sentCookies = request.Headers.Cookie;
        _areCookiesRead = true;
    }
}
