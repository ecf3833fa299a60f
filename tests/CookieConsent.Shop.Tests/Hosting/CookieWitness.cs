using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CookieConsent.Shop.Tests.Hosting;

/// <summary>
/// Notes on each response, in headers of its own, what the app wrote and saw: it runs when the response starts, after everything in the app and just
/// before the library's response pass.
/// </summary>
internal sealed class CookieWitness : IStartupFilter
{
    /// <summary>The <c>Set-Cookie</c> lines of the app, one value each.</summary>
    public const string WrittenHeader = "Witness-Written";

    /// <summary>The <c>Cookie</c> header as the app saw it.</summary>
    public const string SeenHeader = "Witness-Seen";

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, following) =>
                {
                    context.Response.OnStarting(() =>
                    {
                        var headers = context.Response.Headers;
                        headers[WrittenHeader] = headers.SetCookie;
                        headers[SeenHeader] = context.Request.Headers.Cookie.ToString();
                        return Task.CompletedTask;
                    });
                    return following(context);
                }
            );
            next(app);
        };
}
