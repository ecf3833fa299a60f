using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Shop;

/// <summary>The shop's languages, and the words of its menu in each of them.</summary>
internal static class Languages
{
    public const string CookieName = "lang";

    public static readonly IReadOnlyDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["en"] = "English",
        ["nb"] = "Norsk",
        ["fi"] = "Suomi",
    };

    private static readonly Dictionary<string, Menu> Menus = new()
    {
        ["en"] = new("Lamps", "Basket", "Account", "Sign in", "Privacy", "Skip to content", "Language"),
        ["nb"] = new("Lamper", "Handlekurv", "Min konto", "Logg inn", "Personvern", "Hopp til innholdet", "Språk"),
        ["fi"] = new("Valaisimet", "Ostoskori", "Oma tili", "Kirjaudu", "Tietosuoja", "Siirry sisältöön", "Kieli"),
    };

    public static Menu CurrentMenu => Menus.GetValueOrDefault(CultureInfo.CurrentUICulture.Name, Menus["en"]);

    /// <summary>The address, the framework's culture cookie, the shop's own cookie, the browser: in this order.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        string[] languages = [.. Names.Keys];
        options.SetDefaultCulture(languages[0]).AddSupportedCultures(languages).AddSupportedUICultures(languages);
        options.RequestCultureProviders.Insert(2, new CustomRequestCultureProvider(ReadOwnCookie));
    }

    private static Task<ProviderCultureResult?> ReadOwnCookie(HttpContext context) =>
        Task.FromResult(context.Request.Cookies[CookieName] is { } language ? new ProviderCultureResult(language) : null);

    internal sealed record Menu(string Lamps, string Basket, string Account, string SignIn, string Privacy, string SkipToContent, string Language);
}
