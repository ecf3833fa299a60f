namespace CookieConsent.Decision;

/// <summary>
/// Notices another app that shares the consent cookie and declares something else, so that each asks visitors again for what they granted to the other
/// (requirement C08). One decision elsewhere is no sign: it looks the same in a rollout, and a failed rollout is repeated. It is another app where decisions
/// under one other scope go on for longer than a rollout lasts.
/// </summary>
internal sealed class OtherDeclaration
{
    // A night without a decision is no end. A rollout that failed and is repeated the next day is.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(18);

    private readonly Lock _lock = new();
    private string? _ownScope;
    private string? _otherScope;
    private long _since;
    private long _last;
    private bool _isProven;

    /// <summary>Takes note of a decision that was made elsewhere (<see cref="DecisionElsewhere"/>).</summary>
    /// <param name="stored">What the consent cookie says.</param>
    /// <param name="ownScope">The scope in force here.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Whether it is sure from now on that another app makes them: once for each scope in force here.</returns>
    public bool IsProvenBy(in ConsentCookieValue stored, string ownScope, DateTimeOffset now)
    {
        if (stored.RecordTime is not { } time || stored.IsOfForeignScope)
            return false;

        // Anybody can write a moment into a cookie: one ahead of the clock counts as now.
        var moment = now.ToUnixTimeMilliseconds();
        var decided = Math.Min(time, moment);
        lock (_lock)
        {
            if (_ownScope != ownScope)
                (_ownScope, _otherScope, _isProven) = (ownScope, null, false);
            if (_isProven)
                return false;
            if (_otherScope is null || decided - _last > LongestPause.TotalMilliseconds)
            {
                (_otherScope, _since, _last) = (stored.Scope.ToString(), moment, decided);
                return false;
            }

            // Where there are several others, one is followed.
            if (!stored.Scope.SequenceEqual(_otherScope))
                return false;
            _last = Math.Max(_last, decided);
            return _isProven = _last - _since > DecisionElsewhere.Rollout.TotalMilliseconds;
        }
    }
}
