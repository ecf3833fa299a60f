using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CookieConsent.Tests.Report;

/// <summary>A site with the report, and those who ask for it: the header <c>X-User</c> names them.</summary>
internal static class ReportHarness
{
    public const string Auditor = "auditor";
    public const string Policy = "compliance";

    /// <summary>A site whose report the auditor may see.</summary>
    public static Site Site(KeptRecords? records = null, Action<CookieConsentOptions>? options = null, Action<WebApplication>? after = null, Action<WebApplication>? before = null, Action<IEndpointConventionBuilder>? protect = null) =>
        new()
        {
            IsWholeHost = true,
            Options = options,
            Before = before,
            Host = builder =>
            {
                builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, NamedUser>("test", null).AddCookie("cookie", options => options.Cookie.Name = "login");
                builder.Services.AddAuthorization(authorization => authorization.AddPolicy(Policy, policy => policy.RequireUserName(Auditor)));
                if (records is null)
                    return;
                builder.Services.AddSingleton<IConsentRecordArchive>(records).AddSingleton<IConsentRecordReport>(records);
            },
            After = app =>
            {
                after?.Invoke(app);
                (protect ?? (report => report.RequireAuthorization(Policy)))(app.MapCookieConsentReport());
            },
        };

    public static Task<RequestHarness> StartAsync(KeptRecords? records = null, Action<CookieConsentOptions>? options = null, Action<WebApplication>? after = null, Action<WebApplication>? before = null) =>
        RequestHarness.StartAsync(Site(records, options, after, before));

    /// <summary>What the auditor gets.</summary>
    public static Task<Answer> AuditAsync(this RequestHarness harness, string path = "/cookie-report") => harness.GetAsync(path, "", ("X-User", Auditor));

    /// <summary>What the auditor sends.</summary>
    public static Task<Answer> SubmitAsync(this RequestHarness harness, string path, string form, string site = "same-origin") =>
        harness.PostAsync(path, form, "application/x-www-form-urlencoded", "", ("X-User", Auditor), ("Sec-Fetch-Site", site));

    public static ConsentRecord Record(string id = "AZq0Pn_zfAeTlL6o8ZpXYA", DateTimeOffset? time = null) =>
        new()
        {
            Id = id,
            Time = time ?? FakeTimeProvider.Start,
            Action = ConsentAction.Save,
            Surface = ConsentSurface.Dialog,
            Granted = CookieCategories.Functionality | CookieCategories.Analytics,
            Refused = CookieCategories.Advertisement,
            Scope = "abcdefghijkl",
            PolicyVersion = "2026-11",
            Page = "/lamps",
            Validity = TimeSpan.FromDays(182),
            Notice = new()
            {
                Hash = "Ab3_Ab3-Ab3_Ab3-",
                Surface = ConsentSurface.Dialog,
                Language = "nb",
                Layout = ConsentBannerLayout.Box,
                PolicyVersion = "2026-11",
                Scope = "abcdefghijkl",
                Snapshot = "{}",
                Html = "<section>We ask first.</section>",
            },
        };

    public static ConsentCount Count(long records, ConsentAction action = ConsentAction.Save, CookieCategories granted = CookieCategories.None, int daysAgo = 1, string? language = "nb", string version = "2026-11") =>
        new()
        {
            Day = DateOnly.FromDateTime(FakeTimeProvider.Start.UtcDateTime).AddDays(-daysAgo),
            Action = action,
            Surface = ConsentSurface.Banner,
            Granted = granted,
            RefusedBySignal = CookieCategories.None,
            PolicyVersion = version,
            Language = language,
            Layout = ConsentBannerLayout.Bar,
            Records = records,
        };

    public static ObservedCookie Cookie(string name, long sent = 0, long dropped = 0, long requests = 0) =>
        new()
        {
            Name = name,
            Category = CookieCategories.None,
            Reason = CookieReason.Unknown,
            Sent = sent,
            Dropped = dropped,
            Requests = requests,
            FirstSeen = FakeTimeProvider.Start,
            LastSeen = FakeTimeProvider.Start,
            LastSetAt = sent + dropped > 0 ? "/lamps/{id}" : null,
        };

    private sealed class NamedUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-User"] is not [{ } name])
                return Task.FromResult(AuthenticateResult.NoResult());
            var user = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, name)], Scheme.Name));
            return Task.FromResult(AuthenticateResult.Success(new(user, Scheme.Name)));
        }
    }
}
