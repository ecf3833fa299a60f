using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

// The folder is the stage that this part belongs to, the namespace that of the class: one object for each request is all that a request pays.
namespace CookieConsent.Decision;

/// <summary>
/// The first of two layers: the app's cookie interface, which alone knows <see cref="CookieOptions.IsEssential"/>. It notes the essential names
/// and passes every call on unchanged; the header pass at response start decides.
/// </summary>
internal sealed partial class RequestConsent : IResponseCookiesFeature, IResponseCookies
{
    /// <summary>The cookie feature that was there before ours, if any.</summary>
    public IResponseCookiesFeature? InnerCookiesFeature
    {
        init
        {
            if (value is not null)
                Rare.InnerCookiesFeature = value;
        }
    }

    IResponseCookies IResponseCookiesFeature.Cookies => this;

    private IResponseCookies InnerCookies
    {
        get
        {
            switch (_further)
            {
                case IResponseCookies cookies:
                    return cookies;
                case RareState rare:
                    return rare.InnerCookies ??= (rare.InnerCookiesFeature ?? new ResponseCookiesFeature(Context.Features)).Cookies;
                default:
                    var inner = new ResponseCookiesFeature(Context.Features).Cookies;
                    _further = inner;
                    return inner;
            }
        }
    }

    /// <summary>Whether the app declared this name essential when it appended it to this response.</summary>
    public bool IsEssential(ReadOnlySpan<char> name)
    {
        if (_further is not RareState { EssentialNames: { } names })
            return false;
        foreach (var essential in names)
        {
            if (name.SequenceEqual(essential))
                return true;
        }
        return false;
    }

    void IResponseCookies.Append(string key, string value) => InnerCookies.Append(key, value);

    void IResponseCookies.Append(string key, string value, CookieOptions options)
    {
        if (TakesGrant(value))
            return;
        Note(key, options);
        InnerCookies.Append(key, value, options);
    }

    void IResponseCookies.Append(ReadOnlySpan<KeyValuePair<string, string>> keyValuePairs, CookieOptions options)
    {
        foreach (var (key, _) in keyValuePairs)
            Note(key, options);
        InnerCookies.Append(keyValuePairs, options);
    }

    void IResponseCookies.Delete(string key) => InnerCookies.Delete(key);

    void IResponseCookies.Delete(string key, CookieOptions options) => InnerCookies.Delete(key, options);

    private void Note(string key, CookieOptions? options)
    {
        if (options is { IsEssential: true } && key is not null)
            (Rare.EssentialNames ??= []).Add(key);
    }
}
