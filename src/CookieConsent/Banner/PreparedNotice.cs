using CookieConsent.Configuration;
using CookieConsent.Gating;

namespace CookieConsent.Banner;

/// <summary>A notice in one language: how to write it, and what is kept of it as proof.</summary>
/// <param name="Template">Writes one visitor's copy.</param>
/// <param name="Notice">What is kept.</param>
internal sealed record PreparedNotice(NoticeTemplate Template, ConsentNotice Notice)
{
    private int _isShown;

    /// <summary>Whether nobody has asked this before.</summary>
    public bool IsFirstShown() => _isShown == 0 && Interlocked.Exchange(ref _isShown, 1) == 0;

    /// <summary>Prepares a notice.</summary>
    public static PreparedNotice From(ConsentConfiguration configuration, ConsentTexts texts, ConsentSurface surface, ConsentBannerLayout layout, TagGate? gate)
    {
        var template = surface switch
        {
            ConsentSurface.Banner => BannerMarkup.Build(configuration, texts, layout),
            ConsentSurface.Dialog => DialogMarkup.Build(configuration, texts),
            ConsentSurface.Page => PageMarkup.Build(configuration, texts),
            ConsentSurface.Content when gate is not null => PlaceholderMarkup.Build(configuration, texts, gate),
            _ => throw new ArgumentOutOfRangeException(nameof(surface), surface, "Nothing is shown there."),
        };
        using var html = new StringWriter();
        template.WriteTo(html, NoticeValues.Neutral(configuration.Options, texts.Language));

        var notice = new ConsentNotice
        {
            Hash = "",
            Surface = surface,
            Language = texts.Language,
            Layout = layout,
            PolicyVersion = configuration.Options.PolicyVersion,
            Scope = configuration.Scope,
            Snapshot = NoticeSnapshot.Of(configuration, texts),
            Html = html.ToString(),
        };
        return new(template, notice with { Hash = notice.ComputeHash() });
    }
}
