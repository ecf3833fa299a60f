using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Told by the enforcement of every cookie: counts it in inventory and metrics, and tells the operator what was dropped and why, once for each name
/// that the inventory lists, with the configuration that would settle it (requirement E04). What fails here changes nothing for a response.
/// </summary>
internal sealed partial class CookieReporter(CookieInventory inventory, ConsentConfigurationSource configurations, ConsentMetrics metrics, ILogger<CookieReporter> logger)
{
    private bool _hasFailed;

    /// <summary>Time and place of this response, to be asked once for it.</summary>
    public ObservedMoment Moment(RequestConsent consent) => ObservedMoment.Of(consent, inventory.Now());

    /// <summary>A response is sent with a cookie.</summary>
    public void Sent(ReadOnlySpan<char> line, ReadOnlySpan<char> name, in CookieClassification classification, RequestConsent consent, in ObservedMoment moment)
    {
        try
        {
            NoteSent(line, name, classification, consent, moment);
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
    }

    /// <summary>A response was sent with a cookie that the library itself wrote, or that came too late to be dropped.</summary>
    public void Sent(string line, RequestConsent consent)
    {
        var name = CookieName.Of(line);
        Sent(line, name, consent.Configuration.Classifier.Classify(name, consent.IsEssential(name)), consent, Moment(consent));
    }

    /// <summary>A response deletes a cookie, which may be one that is not granted.</summary>
    public void Deleted(ReadOnlySpan<char> name, in CookieClassification classification, in ObservedMoment moment) => inventory.InResponse(name, classification, moment.Time)?.CountDeleted(moment.Time);

    /// <summary>A response deletes a cookie because the visitor has refused it.</summary>
    public void Expired(string name, CookieRule rule)
    {
        metrics.Expired(rule.Category);
        Deleted(name, new(rule, rule.Source, false), new(inventory.Now(), ""));
    }

    /// <summary>A response's cookie was dropped, or in report-only mode would have been and was sent.</summary>
    public void Dropped(ReadOnlySpan<char> line, ReadOnlySpan<char> name, in CookieClassification classification, RequestConsent consent, in ObservedMoment moment)
    {
        try
        {
            NoteDropped(line, name, classification, consent, moment);
        }
        catch (Exception exception)
        {
            LogFault(exception);
        }
    }

    private void NoteSent(ReadOnlySpan<char> line, ReadOnlySpan<char> name, in CookieClassification classification, RequestConsent consent, in ObservedMoment moment)
    {
        if (classification.Source == ClassificationSource.Unknown)
            metrics.Unknown();
        if (inventory.InResponse(name, classification, moment.Time) is not { } observation)
            return;
        if (IsDeletion(line, observation, classification, consent, moment))
            observation.CountDeleted(moment.Time);
        else
            observation.CountSent(moment.Time);
    }

    private void NoteDropped(ReadOnlySpan<char> line, ReadOnlySpan<char> name, in CookieClassification classification, RequestConsent consent, in ObservedMoment moment)
    {
        if (classification.Source == ClassificationSource.Unknown)
            metrics.Unknown();
        metrics.Dropped(classification.Category, consent.Configuration.IsEnforcing);
        if (inventory.InResponse(name, classification, moment.Time) is not { } observation)
            return;
        if (consent.Configuration.IsEnforcing)
        {
            observation.CountDropped(moment.Time);
        }
        else
        {
            observation.CountSent(moment.Time);
            observation.CountWouldBeDropped(moment.Time);
        }
        IsDeletion(line, observation, classification, consent, moment);
        if (observation.MarkReported(Settlement()))
            Explain(observation, classification, consent.Configuration);
    }

    /// <summary>Once: what fails for one cookie fails for all that follow.</summary>
    private void LogFault(Exception exception)
    {
        if (!_hasFailed)
            logger.CookieNotNoted(exception);
        _hasFailed = true;
    }

    private void Explain(CookieObservation observation, in CookieClassification classification, ConsentConfiguration configuration)
    {
        var name = PrintableText.Of(observation.ShownName);
        if (observation.Name.Length == 0)
            logger.NamelessCookie();
        else if (classification is { Source: ClassificationSource.Unknown } or { Rule: { IsCommonName: true, IsCoveredByGrant: false } })
        {
            logger.UnknownCookie(
                name,
                configuration.IsEnforcing ? "was dropped" : "would be dropped",
                ConfigurationLine.ForUnknownCookie(observation.Sample),
                CategorySuggestion.For(observation.Name, configuration).Text
            );
        }
        else if (classification.Rule is { IsCoveredByGrant: false, ServiceId: { } service, Category: var category })
            logger.UndeclaredService(name, service, category, ConfigurationLine.ForUndeclaredService(service));
        else if (!configuration.IsEnforcing)
            logger.WouldBeDropped(name, classification.Category);
        else
            logger.CookieDropped(name, classification.Category, classification.Source);
    }
}
