using Microsoft.AspNetCore.Html;

namespace CookieConsent.Gating;

/// <summary>Where <c>&lt;consent-placeholder&gt;</c> leaves what it holds for the <c>&lt;consent-content&gt;</c> around it.</summary>
internal sealed class PlaceholderSlot
{
    /// <summary>The site's own words; <see langword="null"/> for ours.</summary>
    public IHtmlContent? Content { get; set; }
}
