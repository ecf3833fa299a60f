using System.Globalization;
using System.Text;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace CookieConsent.Banner;

/// <summary>The settings page: a complete document that needs no script and can stand in no frame.</summary>
internal static class SettingsPage
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Whether a response is this page, by the policy that it alone has; the app may have added one of its own.</summary>
    public static bool HasItsPolicy(IHeaderDictionary headers)
    {
        foreach (var policy in headers.ContentSecurityPolicy)
        {
            if (policy == ContentSecurityPolicy)
                return true;
        }
        return false;
    }

    /// <summary>Writes the page, or for HEAD its headers.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="returnUrl">The local address to return to, already checked; <see langword="null"/> for none.</param>
    /// <param name="isSaved">Whether a choice has just been saved.</param>
    public static Task WriteAsync(RequestConsent consent, string? returnUrl, bool isSaved) =>
        WriteAsync(consent, CultureOf(consent), returnUrl, isSaved, isRefused: false);

    /// <summary>Writes the page with the message that a grant could not be saved, for a visitor whose browser sent the form itself.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="returnUrl">The local address to return to, already checked; <see langword="null"/> for none.</param>
    /// <param name="language">The language of the notice that the choice was made on; <see langword="null"/> where it is not known.</param>
    public static Task WriteNotSavedAsync(RequestConsent consent, string? returnUrl, string? language) =>
        WriteAsync(consent, LanguageChain.CultureOf(language ?? "") ?? CultureOf(consent), returnUrl, isSaved: false, isRefused: true);

    private static Task WriteAsync(RequestConsent consent, CultureInfo culture, string? returnUrl, bool isSaved, bool isRefused)
    {
        var prepared = consent.Configuration.Notices.Page(culture);
        var texts = consent.Configuration.Notices.Texts(culture);

        // Without a page to go back to, the choice comes back here and is confirmed.
        var goesTo = returnUrl ?? ConsentPaths.Saved(consent, prepared.Notice.Language);
        var values = NoticeValues.For(consent, prepared.Notice, goesTo, consent.Configuration.Options.Banner.Theme) with { IsSaved = isSaved };
        var message = isRefused ? texts["error.notSaved"] : null;
        var body = Encoding.UTF8.GetBytes(Document(consent, texts, prepared, values, returnUrl, message));

        var response = consent.Context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        return HttpMethods.IsHead(consent.Context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, consent.Context.RequestAborted).AsTask();
    }

    private static string Document(RequestConsent consent, ConsentTexts texts, PreparedNotice prepared, NoticeValues values, string? returnUrl, string? message)
    {
        var title = consent.Configuration.Options.Controller.Name is { Length: > 0 } name ? $"{texts["dialog.title"]} – {name}" : texts["dialog.title"];
        using var html = new StringWriter();
        html.Write($"<!DOCTYPE html><html lang=\"{texts.Language}\" dir=\"{texts.Direction}\"><head><meta charset=\"utf-8\">");
        html.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">");
        html.Write($"<title>{NoticeTemplate.Encode(title)}</title>");
        html.Write($"<link rel=\"stylesheet\" href=\"{ConsentStylesheet.Address(consent, ConsentAssets.Stylesheet)}\">");
        if (consent.Configuration.Options.Banner.Stylesheet is { Length: > 0 } own)
            html.Write($"<link rel=\"stylesheet\" href=\"{NoticeTemplate.Encode(values.PathBase + own)}\">");
        html.Write("</head>");
        html.Write($"<body class=\"ccx ccx-page\" data-ccx-theme=\"{values.TextOf(NoticeHole.Theme)}\">");
        if (returnUrl is not null)
            html.Write($"<nav><a href=\"{NoticeTemplate.Encode(returnUrl)}\">{NoticeTemplate.Encode(texts["page.back"])}</a></nav>");
        if (message is not null)
            html.Write($"<p class=\"ccx-alert\" role=\"alert\">{NoticeTemplate.Encode(message)}</p>");
        prepared.Template.WriteTo(html, values);
        if (consent.Decision.Stored is { RecordId: { } id })
            WriteReceipt(html, texts, id, ConsentPaths.Receipt(consent, texts.Language));
        html.Write("</body></html>");
        return html.ToString();
    }

    // Outside the notice: what is kept of a notice as proof holds nothing of the visitor.
    private static void WriteReceipt(StringWriter html, ConsentTexts texts, string id, string address)
    {
        var record = NoticeTemplate.Encode(texts["receipt.record"]).Replace("{id}", $"<code dir=\"ltr\">{id}</code>", StringComparison.Ordinal);
        html.Write($"<footer class=\"ccx-text\"><p>{record}</p><p><a href=\"{NoticeTemplate.Encode(address)}\">{NoticeTemplate.Encode(texts["receipt.link"])}</a></p></footer>");
    }

    /// <summary>The language: what is below our path answers before the app's own localization, so a link to it names the language of the page it stands on.</summary>
    public static CultureInfo CultureOf(RequestConsent consent) =>
        ConsentTexts.CultureNamed(consent.Configuration.Options, consent.Context.Request.Query["culture"].ToString())
        ?? consent.Context.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture
        ?? CultureInfo.CurrentUICulture;
}
