using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Diagnostics;

/// <summary>Where a cookie was set, as reports show it.</summary>
internal sealed class CookieOrigin
{
    private const int Longest = 200;
    private readonly string _place;

    private CookieOrigin(string place, PathString pathBase)
    {
        _place = place;
        Text = PrintableText.Of(pathBase.Value + (place.StartsWith('/') ? place : "/" + place), Longest);
    }

    /// <summary>The pattern or path, printable and cut.</summary>
    public string Text { get; }

    /// <summary>The origin of a response; <paramref name="last"/> itself where it is the same, so that nothing is allocated.</summary>
    public static CookieOrigin Of(RequestConsent consent, string place, CookieOrigin? last) =>
        last is not null && last._place == place ? last : new CookieOrigin(place, consent.HasReachedLine ? consent.PathBase : consent.Context.Request.PathBase);
}
