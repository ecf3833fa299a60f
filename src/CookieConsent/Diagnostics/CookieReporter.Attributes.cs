using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Decision;

namespace CookieConsent.Diagnostics;

/// <summary>What a cookie was set with, and whether that is what visitors are told.</summary>
internal sealed partial class CookieReporter
{
    private readonly Lock _lock = new();
    private volatile SettlementState _settlement = new(null, "");

    /// <summary>
    /// Stands for all configurations that judge every cookie alike; another object where one that judges differently came into force: what is
    /// still open then is said again.
    /// </summary>
    private SettlementState Settlement()
    {
        var current = configurations.Current;
        var settlement = _settlement;
        if (ReferenceEquals(settlement.Configuration, current))
            return settlement;
        lock (_lock)
        {
            var key = SettlementKey.Of(current);
            if (key == _settlement.Key)
                _settlement.Configuration = current;
            else
                _settlement = new(current, key);
            return _settlement;
        }
    }

    /// <summary>Notes with what, where and for how long a cookie was set. False, and nothing noted, where the line deletes it.</summary>
    private bool IsDeletion(ReadOnlySpan<char> line, CookieObservation observation, in CookieClassification classification, RequestConsent consent, in ObservedMoment moment)
    {
        var end = line.IndexOf(';');
        var text = end < 0 ? default : line[(end + 1)..];
        var hash = inventory.HashOf(text);
        if (hash == observation.DeletionHash)
            return true;

        var isChecked = ReferenceEquals(observation.CheckedAgainst, consent.Configuration);
        if (hash != observation.AttributesHash)
        {
            var read = SetCookieAttributes.Read(text, moment.Time);
            if (read.Lifetime <= TimeSpan.Zero)
            {
                observation.DeletionHash = hash;
                return true;
            }
            var attributes = read.ToObserved(observation.Attributes);
            isChecked &= ReferenceEquals(attributes, observation.Attributes);
            observation.Attributes = attributes;
            observation.AttributesHash = hash;
        }
        observation.Origin = CookieOrigin.Of(consent, moment.Place, observation.Origin);
        if (!isChecked)
        {
            observation.CheckedAgainst = consent.Configuration;
            CheckLifetime(observation, classification, consent.Configuration);
        }
        return false;
    }

    private void CheckLifetime(CookieObservation observation, in CookieClassification classification, ConsentConfiguration configuration)
    {
        var check = LifetimeCheck.Of(observation.Attributes, classification, configuration);
        if (!check.IsExceeded)
            return;
        var declared = check.Declared?.ToString() ?? "the browser session";
        if (observation.LifetimeReport == declared)
            return;
        observation.LifetimeReport = declared;
        logger.LifetimeExceeded(PrintableText.Of(observation.ShownName), check.Observed!.Value, check.Service!, declared, check.Fix!);
    }

    private sealed class SettlementState(ConsentConfiguration? configuration, string key)
    {
        public ConsentConfiguration? Configuration { get; set; } = configuration;

        public string Key => key;
    }
}
