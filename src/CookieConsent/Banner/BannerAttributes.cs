namespace CookieConsent.Banner;

/// <summary>What a page may say of its banner.</summary>
/// <param name="Nonce">The nonce for style and script; <see langword="null"/> for that of the firewall's policy, if any.</param>
/// <param name="Layout">Where the banner stands; <see langword="null"/> for what is configured.</param>
/// <param name="Theme">The colours; <see langword="null"/> for what is configured.</param>
/// <param name="ClientApi">Whether script gets <c>window.cookieConsent</c>.</param>
/// <param name="OptOutLink">Whether visitors of regions under <see cref="ConsentRegime.OptOut"/> get the link to object here.</param>
internal readonly record struct BannerAttributes(string? Nonce, ConsentBannerLayout? Layout = null, ConsentTheme? Theme = null, bool ClientApi = false, bool OptOutLink = true);
