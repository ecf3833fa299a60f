using System.Text;
using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Endpoints;

namespace CookieConsent.Gating;

/// <summary>The script that tells vendors' tags what the visitor has granted, whether Razor writes its tag or a component does (requirements S09, S10).</summary>
internal static class ConsentModeMarkup
{
    /// <summary>The tag for one visitor; empty where nothing is asked for and where the page has it already.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="attributes">What the page asks for.</param>
    /// <param name="regionSource">The regions as they stand in the page, for the message.</param>
    public static string Of(RequestConsent consent, in ConsentModeAttributes attributes, string regionSource)
    {
        // In report-only mode nothing changes: these tags find what they found before.
        if (!consent.Configuration.IsEnforcing || Signals(consent.Configuration.Options.ConsentSignals, attributes) is not { Length: > 0 } signals)
            return "";
        var asked = $" data-ccx-signals=\"{signals}\"";

        // A page for everyone must not even ask: its script does.
        if (consent.Configuration.Options.Banner.CacheSafe)
            return ConsentScripts.BlockingTag(consent, ConsentAssets.ConsentModeScript, attributes.Nonce, asked);
        consent.MarkContentDependent();
        asked += $" data-ccx-state=\"{NoticeTemplate.Encode(Encoding.UTF8.GetString(StateEndpoint.Json(consent)))}\"{Regions(consent, attributes.Region, regionSource)}";
        return ConsentScripts.BlockingTag(consent, ConsentAssets.ConsentModeScript, attributes.Nonce, asked) + ConsentScripts.ForgetTag(consent, attributes.Nonce);
    }

    private static string Signals(ConsentSignalOptions options, in ConsentModeAttributes attributes)
    {
        var isGoogle = attributes.Google || options.Google != GoogleConsentMode.Off;
        (bool IsAsked, string Name)[] signals =
        [
            (isGoogle, "google"),
            (isGoogle && (attributes.AdsDataRedaction || options.AdsDataRedaction), "ads_data_redaction"),
            (isGoogle && (attributes.UrlPassthrough || options.UrlPassthrough), "url_passthrough"),
            (attributes.MicrosoftUet || options.MicrosoftUet, "uet"),
            (attributes.Clarity || options.Clarity, "clarity"),
        ];
        return string.Join(' ', signals.Where(signal => signal.IsAsked).Select(signal => signal.Name));
    }

    private static string Regions(RequestConsent consent, string? written, string source)
    {
        string[] regions = written is null ? [.. consent.Configuration.Options.ConsentSignals.Regions] : written.Split(',', StringSplitOptions.TrimEntries);
        if (!regions.All(RegionCode.Is))
        {
            GateReader.MisreadRegion(consent, source);
            return "";
        }
        return regions.Length == 0 ? "" : $" data-ccx-region=\"{string.Join(' ', regions)}\"";
    }
}

/// <summary>What a page asks of the script; what is not asked for here may be by <see cref="ConsentSignalOptions"/>.</summary>
/// <param name="Nonce">The nonce for scripts; <see langword="null"/> for that of the firewall's policy, if any.</param>
/// <param name="Google">Google Consent Mode v2.</param>
/// <param name="MicrosoftUet">Microsoft Advertising's UET tag.</param>
/// <param name="Clarity">Microsoft Clarity.</param>
/// <param name="AdsDataRedaction">Google's <c>ads_data_redaction</c>.</param>
/// <param name="UrlPassthrough">Google's <c>url_passthrough</c>.</param>
/// <param name="Region">Countries and regions divided by commas; <see langword="null"/> for those that are configured.</param>
internal readonly record struct ConsentModeAttributes(string? Nonce, bool Google, bool MicrosoftUet, bool Clarity, bool AdsDataRedaction, bool UrlPassthrough, string? Region);
