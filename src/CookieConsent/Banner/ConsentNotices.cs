using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using CookieConsent.Configuration;
using CookieConsent.Gating;

namespace CookieConsent.Banner;

/// <summary>
/// What visitors are shown under one configuration, prepared once for each language when it is first needed. There are only as many notices as
/// languages, surfaces, layouts and gates, whatever visitors send.
/// </summary>
internal sealed class ConsentNotices
{
    private readonly ConsentConfiguration _configuration;
    private readonly ConcurrentDictionary<string, ConsentTexts> _texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<NoticeKey, Lazy<PreparedNotice>> _prepared = new();
    private readonly Lazy<FrozenDictionary<string, ConsentNotice>> _byHash;

    /// <summary>Prepares nothing yet: the configuration is still being compiled.</summary>
    public ConsentNotices(ConsentConfiguration configuration)
    {
        _configuration = configuration;
        _byHash = new(PrepareAll);
    }

    /// <summary>Told of each notice when it is first shown to anybody.</summary>
    public Action<ConsentNotice>? FirstShown { get; set; }

    /// <summary>The texts for a visitor of this culture.</summary>
    public ConsentTexts Texts(CultureInfo culture) => TextsOf(ConsentTexts.LanguageFor(_configuration.Options, culture));

    /// <summary>The banner.</summary>
    public PreparedNotice Banner(CultureInfo culture, ConsentBannerLayout layout) => Find(culture, ConsentSurface.Banner, layout);

    /// <summary>The settings dialog.</summary>
    public PreparedNotice Dialog(CultureInfo culture) => Find(culture, ConsentSurface.Dialog, _configuration.Options.Banner.Layout);

    /// <summary>The body of the settings page.</summary>
    public PreparedNotice Page(CultureInfo culture) => Find(culture, ConsentSurface.Page, _configuration.Options.Banner.Layout);

    /// <summary>What stands in place of content that waits behind this gate.</summary>
    public PreparedNotice Placeholder(CultureInfo culture, TagGate gate) =>
        Show(new(ConsentTexts.LanguageFor(_configuration.Options, culture), ConsentSurface.Content, _configuration.Options.Banner.Layout, gate));

    /// <summary>The notice with this hash; <see langword="null"/> where this configuration never shows it.</summary>
    public ConsentNotice? Find(string hash)
    {
        foreach (var prepared in _prepared.Values)
        {
            if (prepared.IsValueCreated && prepared.Value.Notice.Hash == hash)
                return prepared.Value.Notice;
        }

        // Prepared by another process of the site, or before a restart.
        return _byHash.Value.GetValueOrDefault(hash);
    }

    private PreparedNotice Find(CultureInfo culture, ConsentSurface surface, ConsentBannerLayout layout) =>
        Show(new(ConsentTexts.LanguageFor(_configuration.Options, culture), surface, layout));

    private PreparedNotice Show(NoticeKey key)
    {
        var prepared = Prepare(key);
        if (FirstShown is { } tell && prepared.IsFirstShown())
            tell(prepared.Notice);
        return prepared;
    }

    private PreparedNotice Prepare(NoticeKey key) =>
        _prepared
            .GetOrAdd(
                key,
                static (key, notices) => new(() => PreparedNotice.From(notices._configuration, notices.TextsOf(key.Language), key.Surface, key.Layout, key.Gate)),
                this
            )
            .Value;

    private ConsentTexts TextsOf(string language) => _texts.GetOrAdd(language, static (language, configuration) => ConsentTexts.For(language, configuration.Options, configuration.LocalizedTexts), _configuration);

    private FrozenDictionary<string, ConsentNotice> PrepareAll()
    {
        var configured = _configuration.Options.Banner.Layout;
        return ConsentTexts
            .LanguagesOf(_configuration.Options.Banner)
            .SelectMany(language =>
                Enum.GetValues<ConsentBannerLayout>()
                    .Select(layout => new NoticeKey(language, ConsentSurface.Banner, layout))
                    .Append(new(language, ConsentSurface.Dialog, configured))
                    .Append(new(language, ConsentSurface.Page, configured))
                    .Concat(TagGate.All(_configuration.Hosts).Select(gate => new NoticeKey(language, ConsentSurface.Content, configured, gate)))
            )
            .Select(key => Prepare(key).Notice)
            .ToFrozenDictionary(notice => notice.Hash, StringComparer.Ordinal);
    }

    private readonly record struct NoticeKey(string Language, ConsentSurface Surface, ConsentBannerLayout Layout, TagGate? Gate = null);
}
