using CookieConsent.Classification;
using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>
/// Every cookie name seen, in bounded memory (requirement E04). Who floods it with names can neither fill the memory nor keep out what matters: names
/// that configuration, framework or catalogue know always get in, and what responses set has room of its own beside what requests bring.
/// </summary>
internal sealed class CookieInventory(ConsentConfigurationSource configurations, TimeProvider time) : ICookieInventory
{
    /// <summary>Room for unknown names, once for those that requests bring and once for those that responses set.</summary>
    public const int MostUnknown = 1000;

    /// <summary>Room for the names of one pattern; the others are counted under the pattern.</summary>
    public const int MostOfFamily = 10;

    /// <summary>A longer name is cut, and those that are then equal are counted as one.</summary>
    public const int LongestName = 100;

    // Enough for every rule to hit the sample as it hit the name.
    private const int LongestSample = 200;

    // As many as have the largest configurations; the catalogue has about 2,400 patterns.
    private const int MostKnown = 20_000;
    private const int MostMembers = 2000;
    private readonly ObservationTable _table = new();
    private readonly Lock _lock = new();
    private int _unknownFromRequests, _unknownFromResponses, _known, _members;
    private long _unlisted;
    private long _lastTime;

    /// <inheritdoc />
    public long Unlisted => Interlocked.Read(ref _unlisted);

    /// <summary>The time in ticks, to be asked once for each request or response. A clock that fails must not cost a response: the last time stands.</summary>
    public long Now()
    {
        try
        {
            return _lastTime = time.GetUtcNow().UtcTicks;
        }
        catch (Exception)
        {
            return _lastTime;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<ObservedCookie> GetObservations()
    {
        var configuration = configurations.Current;
        return
        [
            .. _table.ToList().Where(observation => observation.IsSeen).Select(observation => ObservationReport.Of(observation, configuration)).OrderBy(cookie => cookie.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A request carried a cookie. Called for each of them: nothing is allocated where the name is known already.</summary>
    /// <param name="name">Its name; a cookie without one is passed over.</param>
    /// <param name="classification">What it is.</param>
    /// <param name="isHidden">Whether the app does not see it, or in report-only mode would not.</param>
    /// <param name="isEnforcing">Whether it really is hidden.</param>
    /// <param name="now">The time, from <see cref="Now"/>.</param>
    public void Requested(ReadOnlySpan<char> name, in CookieClassification classification, bool isHidden, bool isEnforcing, long now)
    {
        if (name.IsEmpty)
            return;
        if (Find(name, classification, isFromResponse: false, now) is { } observation)
            observation.CountRequest(isHidden, isEnforcing, now);
        else
            _unlisted++;
    }

    /// <summary>The observation of a cookie in a response, made where there is none; <see langword="null"/> where there is no room.</summary>
    public CookieObservation? InResponse(ReadOnlySpan<char> name, in CookieClassification classification, long now)
    {
        var observation = Find(name, classification, isFromResponse: true, now);
        if (observation is null)
            Interlocked.Increment(ref _unlisted);
        else
            observation.IsEssential = classification.Source == ClassificationSource.DeclaredInCode;
        return observation;
    }

    /// <summary>Hash of the text of attributes, to tell quickly that nothing has changed.</summary>
    public ulong HashOf(ReadOnlySpan<char> text) => _table.HashOf(text);

    private CookieObservation? Find(ReadOnlySpan<char> name, in CookieClassification classification, bool isFromResponse, long now)
    {
        var key = name.Length > LongestName ? name[..LongestName] : name;
        var hash = _table.HashOf(key);
        return _table.Find(key, hash) ?? Admit(name, hash, classification, isFromResponse, now);
    }

    private CookieObservation? Admit(ReadOnlySpan<char> name, ulong hash, in CookieClassification classification, bool isFromResponse, long now)
    {
        // Who varies the case of a known name can make as many of them as of unknown ones.
        if (classification is not { IsKnownByName: true, IsCaseVariant: false })
            return isFromResponse ? AddOwn(name, hash, now, ref _unknownFromResponses, MostUnknown) : AddOwn(name, hash, now, ref _unknownFromRequests, MostUnknown);

        var rule = classification.Rule!;
        if (!rule.IsPrefix && name.SequenceEqual(rule.Name))
            return AddOwn(name, hash, now, ref _known, MostKnown);

        // A name of a family: nonces and chunks have ever new ones.
        var family = FamilyOf(rule, name, now);
        if (family is null || family.Members >= MostOfFamily)
            return family;
        if (AddOwn(name, hash, now, ref _members, MostMembers) is not { } member)
            return family;
        family.Members++;
        return member;
    }

    private CookieObservation? FamilyOf(CookieRule rule, ReadOnlySpan<char> sample, long now)
    {
        var hash = _table.HashOf(rule.Name, isFamily: true);
        return _table.Find(rule.Name, hash, isFamily: true)
            ?? Add(new(rule.Name, rule.IsPrefix ? rule.Pattern : rule.Name + "C*", isFamily: true, hash, Cut(sample, LongestSample), now), ref _known, MostKnown);
    }

    private CookieObservation? AddOwn(ReadOnlySpan<char> name, ulong hash, long now, ref int used, int room)
    {
        if (Volatile.Read(ref used) >= room)
            return null;
        var key = Cut(name, LongestName);
        return name.Length > LongestName
            ? Add(new(key, key + "…", isFamily: false, hash, Cut(name, LongestSample), now), ref used, room)
            : Add(new(key, key, isFamily: false, hash, key, now), ref used, room);
    }

    private static string Cut(ReadOnlySpan<char> text, int longest) => (text.Length > longest ? text[..longest] : text).ToString();

    private CookieObservation? Add(CookieObservation observation, ref int used, int room)
    {
        lock (_lock)
        {
            if (_table.Find(observation.Name, observation.Hash, observation.IsFamily) is { } present)
                return present;
            if (used >= room || !_table.TryAdd(observation))
                return null;
            used++;
            return observation;
        }
    }
}
