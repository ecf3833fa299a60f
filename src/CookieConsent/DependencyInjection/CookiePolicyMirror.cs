using CookieConsent.Decision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CookieConsent.DependencyInjection;

/// <summary>
/// Where an app keeps <c>UseCookiePolicy</c>, its yes-or-no feature mirrors the visitor's decision, its grants and withdrawals are ours, and its
/// filter leaves the cookies to ours. Its own consent cookie counts for nothing: it can be neither proved nor trusted.
/// </summary>
internal sealed class CookiePolicyMirror : IPostConfigureOptions<CookiePolicyOptions>
{
    // No browser can have this value, so a cookie from an earlier version of the site grants nothing.
    private readonly string _unguessableValue = Guid.NewGuid().ToString("N");
    private string? _cookieName;
    private bool _isInUse;

    /// <inheritdoc />
    public void PostConfigure(string? name, CookiePolicyOptions options)
    {
        var checkOfTheApp = options.CheckConsentNeeded;
        _isInUse |= checkOfTheApp is not null;
        _cookieName = options.ConsentCookie.Name;
        options.CheckConsentNeeded = context =>
        {
            if (context.Features.Get<IRequestCookiesFeature>() is not MirroredConsentCookie)
            {
                // The app does not check for consent itself, so this is how its policy shows: from now on it is known to be there.
                _isInUse = true;
                ShowConsentTo(context);
            }
            return ConsentOf(context)?.IsConsentNeeded ?? checkOfTheApp?.Invoke(context) ?? false;
        };
        options.ConsentCookieValue = _unguessableValue;

        var appendOfTheApp = options.OnAppendCookie;
        options.OnAppendCookie = append => Append(append, options, appendOfTheApp);
        var deleteOfTheApp = options.OnDeleteCookie;
        options.OnDeleteCookie = delete => Delete(delete, options, deleteOfTheApp);
    }

    /// <summary>
    /// Lets the framework find its consent cookie exactly where the visitor's decision allows everything. It looks before it withdraws, and would
    /// otherwise find nothing to withdraw.
    /// </summary>
    public void ShowConsentTo(HttpContext context)
    {
        if (_isInUse && _cookieName is { } name)
            Show(context, name);
    }

    private void Show(HttpContext context, string name) =>
        context.Features.Set<IRequestCookiesFeature>(new MirroredConsentCookie(context, name, () => ConsentOf(context) is { CanTrack: true } ? _unguessableValue : null));

    private static ITrackingConsentFeature? ConsentOf(HttpContext context) => LineOf(context);

    private static RequestConsent? LineOf(HttpContext context) => context.Features.Get<ICookieConsentFeature>() as RequestConsent is { HasReachedLine: true } consent ? consent : null;

    private static void Append(AppendCookieContext append, CookiePolicyOptions options, Action<AppendCookieContext>? appendOfTheApp)
    {
        var consent = LineOf(append.Context);
        if (consent is not null)
        {
            // Our filter decides, by category; the framework's would drop everything unless all of it was granted.
            append.IssueCookie = true;

            // The framework asks here for a grant, whose cookie is then appended, and for CreateConsentCookie, which old templates call to show their
            // banner: only the append is a grant. What that banner's script writes has a value that counts nowhere.
            if (append.CookieName == options.ConsentCookie.Name)
                append.CookieValue = RequestConsent.GrantThroughCookie;
        }
        appendOfTheApp?.Invoke(append);

        // What the app's own callback holds back or replaces is no grant either, and says nothing of a script.
        if (consent is not null && append.IssueCookie && ReferenceEquals(append.CookieValue, RequestConsent.GrantThroughCookie))
            consent.NoteConsentCookie();
    }

    private static void Delete(DeleteCookieContext delete, CookiePolicyOptions options, Action<DeleteCookieContext>? deleteOfTheApp)
    {
        if (delete.CookieName == options.ConsentCookie.Name && ConsentOf(delete.Context) is { } consent)
        {
            consent.WithdrawConsent();
            delete.IssueCookie = false;
        }
        deleteOfTheApp?.Invoke(delete);
    }
}
