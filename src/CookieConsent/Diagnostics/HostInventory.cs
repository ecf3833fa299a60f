using CookieConsent.Configuration;
using CookieConsent.Endpoints;

namespace CookieConsent.Diagnostics;

/// <summary>Every host that browsers reported, in bounded memory. Hosts of known services have room of their own, so that a flood of invented ones does not keep them out.</summary>
internal sealed class HostInventory(ConsentConfigurationSource configurations, TimeProvider time) : IThirdPartyInventory
{
    /// <summary>Room for entries of hosts that nobody knows, and the same again for those of known services.</summary>
    public const int MostEntries = 1000;

    private readonly Dictionary<(string Host, string Directive), Observation> _observations = [];
    private readonly Lock _lock = new();
    private int _unknown, _known;
    private long _unlisted;

    /// <inheritdoc />
    public long Unlisted => Interlocked.Read(ref _unlisted);

    /// <summary>Counts a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isKnown">Whether the host belongs to a service.</param>
    /// <returns>Whether nobody has reported the host before.</returns>
    public bool Add(in ViolationReport report, bool isKnown)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var key = (report.Host, report.Directive);
            if (_observations.TryGetValue(key, out var observation))
            {
                observation.Count(report, now);
                return false;
            }
            ref var used = ref isKnown ? ref _known : ref _unknown;
            if (used >= MostEntries)
            {
                _unlisted++;
                return false;
            }
            used++;
            var isNew = !_observations.Keys.Any(other => other.Host == key.Host);
            _observations[key] = observation = new Observation(now);
            observation.Count(report, now);
            return isNew;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<ObservedHost> GetObservations()
    {
        var configuration = configurations.Current;
        lock (_lock)
        {
            return
            [
                .. _observations
                    .OrderBy(observation => observation.Key.Host, StringComparer.Ordinal)
                    .ThenBy(observation => observation.Key.Directive, StringComparer.Ordinal)
                    .Select(observation => observation.Value.ToObserved(observation.Key.Host, observation.Key.Directive, configuration)),
            ];
        }
    }

    private sealed class Observation(DateTimeOffset firstSeen)
    {
        private long _blocked, _wouldBeBlocked;
        private DateTimeOffset _lastSeen;
        private string _lastPage = "";

        public void Count(in ViolationReport report, DateTimeOffset now)
        {
            if (report.IsBlocked)
                _blocked++;
            else
                _wouldBeBlocked++;
            _lastSeen = now;
            _lastPage = PrintableText.Of(report.Page);
        }

        public ObservedHost ToObserved(string host, string directive, ConsentConfiguration configuration)
        {
            var owner = configuration.Hosts.Find($"https://{host}");
            return new()
            {
                Host = host,
                Directive = directive,
                ServiceId = owner?.ServiceId,
                Category = owner?.Category ?? CookieCategories.None,
                IsDeclared = owner?.IsDeclared ?? false,
                Blocked = _blocked,
                WouldBeBlocked = _wouldBeBlocked,
                FirstSeen = firstSeen,
                LastSeen = _lastSeen,
                LastPage = _lastPage,
                Fix = ConfigurationLine.ForHost(host, owner),
            };
        }
    }
}
