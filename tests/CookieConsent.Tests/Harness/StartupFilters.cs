using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>Startup filters around the library's own.</summary>
internal static class StartupFilters
{
    /// <summary>Another filter stands in front of ours: our pass is then not known to be the outermost.</summary>
    public static void PutInFront(CookieConsentBuilder consent) => PutInFront(consent, static _ => { });

    /// <summary>A filter that stands in front of ours and sees each request first.</summary>
    public static void PutInFront(CookieConsentBuilder consent, Action<HttpContext> look) =>
        consent.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Filter(look)));

    /// <summary>Takes ours away, as a host does that builds its pipeline by itself.</summary>
    public static void RemoveOurs(CookieConsentBuilder consent) =>
        consent.Services.Remove(consent.Services.First(service => service.ServiceType == typeof(IStartupFilter) && service.ImplementationType?.Assembly == typeof(CookieConsentOptions).Assembly));

    private sealed class Filter(Action<HttpContext> look) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(following => context =>
                {
                    look(context);
                    return following(context);
                });
                next(app);
            };
    }
}
