using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CookieConsent.Records;

/// <summary>What the site adds to a record, as it is configured now.</summary>
/// <param name="Controller">Name, contact and address.</param>
/// <param name="PolicyUrl">Absolute address of the privacy notice; <see langword="null"/> where there is none.</param>
/// <param name="SettingsUrl">Absolute address of the settings page, where consent is withdrawn.</param>
internal sealed record RecordSite(ConsentControllerOptions Controller, string? PolicyUrl, string SettingsUrl)
{
    /// <summary>The site at the address that this request was sent to.</summary>
    public static RecordSite Of(HttpRequest request, PathString pathBase, CookieConsentOptions options)
    {
        var policy = options.PolicyUrl is { Length: > 0 } url ? url : null;
        if (policy is ['/', ..])
            policy = UriHelper.BuildAbsolute(request.Scheme, request.Host, pathBase).TrimEnd('/') + policy;
        return new(options.Controller, policy, UriHelper.BuildAbsolute(request.Scheme, request.Host, pathBase, options.BasePath));
    }
}
