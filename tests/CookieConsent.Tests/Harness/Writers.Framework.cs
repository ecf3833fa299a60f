using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>What the framework itself writes, under its default names and beside the cookies of the vocabulary.</summary>
internal static partial class Writers
{
    private static Writer Framework(Action<HttpContext> write, string own) =>
        Page(context =>
        {
            AppendRaw(context);
            write(context);
        }) with
        { Own = [own] };

    private static void WriteSession(HttpContext context) => context.Session.SetInt32("visits", 1);

    private static void WriteTempData(HttpContext context) =>
        context.RequestServices.GetRequiredService<ITempDataProvider>().SaveTempData(context, new Dictionary<string, object> { ["message"] = "saved" });

    private static void WriteAntiforgery(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);

    private static Task SignInAsync(HttpContext context)
    {
        AppendRaw(context);
        return context.SignInAsync(WriterSite.Scheme, new ClaimsPrincipal(new ClaimsIdentity([new("long", new string('x', 4000))], "test")));
    }
}
