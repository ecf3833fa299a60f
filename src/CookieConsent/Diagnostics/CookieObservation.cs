using CookieConsent.Configuration;

namespace CookieConsent.Diagnostics;

/// <summary>
/// What is known of one name, or of one family of names. Many requests write at the same time without a lock: a count may miss some, but no field is
/// ever half written.
/// </summary>
internal sealed class CookieObservation(string name, string shownName, bool isFamily, ulong hash, string sample, long now)
{
    private long _requests, _hidden, _wouldBeHidden, _sent, _dropped, _wouldBeDropped, _deleted;
    private long _lastSeen = now;
    private object? _reportedFor;

    /// <summary>The name; of a family what its names start with.</summary>
    public string Name => name;

    /// <summary>The name as reports show it.</summary>
    public string ShownName => shownName;

    /// <summary>Whether this stands for the names of a pattern that are not listed one by one.</summary>
    public bool IsFamily => isFamily;

    /// <summary>Hash of the name.</summary>
    public ulong Hash => hash;

    /// <summary>A name as the classifier knows it: the first that was seen.</summary>
    public string Sample => sample;

    /// <summary>When it was first seen, in ticks.</summary>
    public long FirstSeen { get; } = now;

    /// <summary>How many names of the family are listed one by one.</summary>
    public int Members { get; set; }

    /// <summary>Whether the last append call declared it essential.</summary>
    public bool IsEssential { get; set; }

    /// <summary>Where it was last set.</summary>
    public CookieOrigin? Origin { get; set; }

    /// <summary>Its attributes as last set.</summary>
    public ObservedCookieAttributes? Attributes { get; set; }

    /// <summary>Hash of the text of <see cref="Attributes"/>: equal text is not read again.</summary>
    public ulong AttributesHash { get; set; }

    /// <summary>Hash of the attributes of the last line that deleted it.</summary>
    public ulong DeletionHash { get; set; }

    /// <summary>The configuration against which <see cref="Attributes"/> were last checked.</summary>
    public ConsentConfiguration? CheckedAgainst { get; set; }

    /// <summary>The last log entry about its lifetime.</summary>
    public string? LifetimeReport { get; set; }

    /// <summary>Notes that it is reported under these rules; false where it was already.</summary>
    public bool MarkReported(object rules) => !ReferenceEquals(Interlocked.Exchange(ref _reportedFor, rules), rules);

    /// <summary>A request carried it.</summary>
    public void CountRequest(bool isHidden, bool isEnforcing, long at)
    {
        _requests++;
        if (isHidden && isEnforcing)
            _hidden++;
        else if (isHidden)
            _wouldBeHidden++;
        _lastSeen = at;
    }

    /// <summary>A response was sent with it.</summary>
    public void CountSent(long at) => Count(ref _sent, at);

    /// <summary>It was removed from a response.</summary>
    public void CountDropped(long at) => Count(ref _dropped, at);

    /// <summary>Report-only mode: it would have been removed.</summary>
    public void CountWouldBeDropped(long at) => Count(ref _wouldBeDropped, at);

    /// <summary>A response deleted it.</summary>
    public void CountDeleted(long at) => Count(ref _deleted, at);

    /// <summary>Whether anything was counted: a family is made with its first member and may have none beyond those listed.</summary>
    public bool IsSeen => !isFamily || (_requests | _sent | _dropped | _wouldBeDropped | _deleted) != 0;

    /// <summary>The counts and times for a report.</summary>
    public ObservedCookie ToObserved() =>
        new()
        {
            Name = PrintableText.Of(shownName),
            Category = CookieCategories.None,
            Reason = CookieReason.Unknown,
            Requests = Interlocked.Read(ref _requests),
            Hidden = Interlocked.Read(ref _hidden),
            WouldBeHidden = Interlocked.Read(ref _wouldBeHidden),
            Sent = Interlocked.Read(ref _sent),
            Dropped = Interlocked.Read(ref _dropped),
            WouldBeDropped = Interlocked.Read(ref _wouldBeDropped),
            Deleted = Interlocked.Read(ref _deleted),
            FirstSeen = new(FirstSeen, TimeSpan.Zero),
            LastSeen = new(Interlocked.Read(ref _lastSeen), TimeSpan.Zero),
            LastSetAt = Origin?.Text,
            Attributes = Attributes,
        };

    private void Count(ref long counter, long at)
    {
        Interlocked.Increment(ref counter);
        Volatile.Write(ref _lastSeen, at);
    }
}
