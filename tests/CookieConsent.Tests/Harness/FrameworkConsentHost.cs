using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Harness;

/// <summary>An app under the framework's consent feature, or under ours, asked in the same way.</summary>
/// <param name="ConsentCookieName">The name of the cookie that keeps the consent.</param>
/// <param name="ConsentCookie">The cookie of a visitor who consents, as it stands in a <c>Cookie</c> header.</param>
/// <param name="Send">Sends a GET request: path and <c>Cookie</c> header.</param>
/// <param name="Stop">Stops the app.</param>
internal sealed record FrameworkConsentHost(string ConsentCookieName, string ConsentCookie, Func<string, string, Task<Answer>> Send, Func<ValueTask> Stop) : IAsyncDisposable
{
    /// <summary>An app with the framework's feature alone; our package is not there.</summary>
    public static async Task<FrameworkConsentHost> StartTheirsAsync(RequestDelegate handler, bool isNeeded = true)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => isNeeded);
        var app = builder.Build();
        app.UseCookiePolicy();
        app.Run(handler);
        await app.StartAsync();
        var client = app.GetTestClient();
        return new(".AspNet.Consent", ".AspNet.Consent=yes", SendAsync, app.DisposeAsync);

        async Task<Answer> SendAsync(string path, string cookies)
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, path);
            if (cookies.Length > 0)
                message.Headers.Add("Cookie", cookies);
            using var response = await client.SendAsync(message);
            return await Answer.ReadAsync(response);
        }
    }

    /// <summary>An app with our line, and with the framework's behind it where <paramref name="isPolicyKept"/>.</summary>
    public static async Task<FrameworkConsentHost> StartOursAsync(RequestDelegate handler, bool isNeeded = true, bool isPolicyKept = false)
    {
        var harness = await RequestHarness.StartAsync(new()
        {
            Options = options => options.Mode = isNeeded ? ConsentMode.Enforce : ConsentMode.ReportOnly,
            Host = builder => builder.Services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => isNeeded),
            After = app =>
            {
                if (isPolicyKept)
                    app.UseCookiePolicy();
            },
            Handler = handler,
        });
        return new("consent", harness.CookieOf(Visitor.Accepted)!, (path, cookies) => harness.GetAsync(path, cookies), harness.DisposeAsync);
    }

    public Task<Answer> GetAsync(bool isConsenting = false) => Send("/", isConsenting ? ConsentCookie : "");

    public Task<Answer> GetAsync(string path, string cookies) => Send(path, cookies);

    public ValueTask DisposeAsync() => Stop();
}
