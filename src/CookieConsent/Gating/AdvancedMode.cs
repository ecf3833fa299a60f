using CookieConsent.Banner;
using CookieConsent.Decision;

namespace CookieConsent.Gating;

/// <summary>Scripts that the site lets load before consent, because they obey what <c>&lt;consent-mode /&gt;</c> tells them (requirement E15 says not to).</summary>
internal static class AdvancedMode
{
    // Those of Google's services whose scripts read consent mode. Its pixels and frames do not.
    private static readonly string[] Services = ["google-tag-manager", "google-analytics", "google-ads", "doubleclick"];

    private static readonly object IsWatched = new();

    /// <summary>Whether a script of this owner loads whatever the visitor has decided.</summary>
    public static bool LetsThrough(CookieConsentOptions options, HostOwner owner) =>
        options.ConsentSignals.Google == GoogleConsentMode.Advanced && Services.Contains(owner.ServiceId, StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at the end whether the page told such a script anything: a layout's head is written after the page's body.</summary>
    public static void Watch(RequestConsent consent, GateReporter reporter)
    {
        if (!consent.Configuration.IsEnforcing || !consent.Context.Items.TryAdd(IsWatched, null))
            return;
        consent.Context.Response.OnCompleted(() =>
        {
            if (!consent.Context.Items.ContainsKey(ConsentAssets.ConsentModeScript))
                reporter.NotTold();
            return Task.CompletedTask;
        });
    }
}
