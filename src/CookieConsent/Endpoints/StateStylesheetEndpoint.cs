using System.Text;
using CookieConsent.Banner;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>
/// <c>GET {BasePath}/state.css</c>: shows a visitor his parts of a page that every visitor gets. It blocks rendering, so it decides before the first
/// paint, without script and with a cookie that script cannot read. Answered also where <see cref="ConsentBannerOptions.CacheSafe"/> is off: a cache may
/// still hold pages from before.
/// </summary>
internal static class StateStylesheetEndpoint
{
    // It is loaded with every page: each byte counts.
    private const string Show = "{display:contents!important}";
    private const string Hide = "{display:none}";
    private const string CoverNothing = ":root{--ccx-covered:0px}";

    /// <summary>Writes the rules.</summary>
    public static Task HandleAsync(RequestConsent consent)
    {
        var response = consent.Context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/css";
        response.Headers.CacheControl = "no-store";
        return ResponseBody.WriteAsync(consent.Context, Encoding.ASCII.GetBytes(Rules(consent)));
    }

    private static string Rules(RequestConsent consent)
    {
        if (!consent.Configuration.IsEnforcing)
            return CoverNothing;

        ref readonly var decision = ref consent.Decision;
        var regime = consent.Regime;
        var isAsked = decision.Status != ConsentStatus.Decided && regime == ConsentRegime.OptIn;
        List<string> shown = [];
        if (isAsked)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.Asked));
        if (decision.Lapsed != CookieCategories.None)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.Lapsed));
        if (consent.RefusedBySignals != CookieCategories.None)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.Signal));
        if (decision.Consented != CookieCategories.Necessary)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.Granted));
        if (decision.Implied != CookieCategories.None)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.Implied));
        if (regime == ConsentRegime.OptOut)
            shown.Add(SharedMarkup.SelectorOf(SharedMarkup.OptOut));
        var exempt = decision.Exempt;
        shown.AddRange(CategoryTexts.Optional.Where(category => (exempt & category) != 0).Select(category => SharedMarkup.SelectorOf(SharedMarkup.ExemptIn(category))));

        var rules = shown.Count == 0 ? "" : string.Join(',', shown) + Show;
        if (!isAsked)
            rules += CoverNothing;
        return rules + HideWhatHasNotLapsed(decision.Lapsed);
    }

    private static string HideWhatHasNotLapsed(CookieCategories lapsed)
    {
        var others = CategoryTexts.Optional.Where(category => (lapsed & category) == 0).Select(category => "." + SharedMarkup.ClassOf(category));
        return lapsed == CookieCategories.None ? "" : string.Join(',', others) is { Length: > 0 } selectors ? selectors + Hide : "";
    }
}
