using CookieConsent.Configuration;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace CookieConsent.Components;

/// <summary>
/// The state that cascades through one page or one circuit. In a page it is that of the request. A circuit begins with what the request of its connection
/// says, less what nobody consented to; from the first component that asks for it on it follows the visitor, and holds a grant only while it can.
/// </summary>
/// <remarks>
/// Grants come in one way only: as the sealed answer of a request with the visitor's cookies (<see cref="CircuitAnswer"/>). What a page tells, what another
/// request tells (<see cref="ConsentCircuits"/>), and every failure can only make the circuit ask, or take away.
/// </remarks>
internal sealed class ConsentStateSource : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly IHttpContextAccessor _request;
    private readonly CircuitScript _script;
    private readonly ConsentCircuits _circuits;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private volatile CircuitDecision? _decision;
    private bool _isFollowed;
    private bool _isAsking;
    private bool _isOutOfDate;
    private bool _isEnded;

    /// <summary>Reads nothing yet.</summary>
    public ConsentStateSource(
        IHttpContextAccessor request,
        IJSRuntime script,
        NavigationManager navigation,
        ConsentConfigurationSource source,
        CircuitAnswer answer,
        ConsentCircuits circuits,
        TimeProvider time,
        ILogger<ConsentStateSource> logger
    )
    {
        _request = request;
        _script = new(script, navigation, source, answer, logger);
        _circuits = circuits;
        _time = time;
        Values = new(First, isFixed: false);
    }

    /// <summary>What the framework cascades.</summary>
    public CascadingValueSource<ConsentState> Values { get; }

    /// <summary>A circuit begins, before anything is rendered in it. Its request is there now, and later no more.</summary>
    public void BeginCircuit()
    {
        var state = ConsentState.Undecided;
        string? recordId = null;
        if (_request.HttpContext?.Features.Get<ICookieConsentFeature>() is RequestConsent { HasReachedLine: true } consent)
        {
            state = new(consent.Decision.Status, consent.Decision.Consented);
            recordId = consent.Decision.Stored?.RecordId;
        }
        Take(_ => new(state, recordId));
    }

    /// <summary>The visitor may have decided anew: asks, where anybody wants to know. Called by the page too.</summary>
    [JSInvokable]
    public void Ask()
    {
        lock (_lock)
        {
            _isOutOfDate = true;
            if (_isAsking || !_isFollowed || _isEnded)
                return;
            _isAsking = true;
        }
        _ = AskAsync();
    }

    /// <summary>What the circuit rests on has ended: at most <paramref name="after"/> is granted, and what is, the visitor's page is asked.</summary>
    public void Narrow(CookieCategories after)
    {
        // Of what it holds by then: it may be about to take what has just ended.
        Take(now => new(now!.State.Within(after), null));
        Ask();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
            _isEnded = true;
        if (_decision?.Ground is { } ground)
            _circuits.Remove(ground, this);
        _script.Dispose();
    }

    private ConsentState First()
    {
        // In a page, and outside of any.
        if (_decision is null)
            return _request.HttpContext?.GetCookieConsent() is { } consent ? new(consent.Status, consent.Granted) : ConsentState.Undecided;
        _isFollowed = true;
        var state = _decision.State;
        Ask();
        return state;
    }

    private async Task AskAsync()
    {
        var wait = ShortestWait;
        do
        {
            lock (_lock)
                _isOutOfDate = false;
            var decision = await _script.AskAsync(this);
            if (!Take(now => decision ?? new(now!.State.Within(CookieCategories.Necessary), null)))
            {
                // The answer that brings the browser its new cookie is on its way, and nothing tells when it is there.
                await Task.Delay(wait, _time);
                wait *= 2;
            }
        } while (GoesOn());

        bool GoesOn()
        {
            lock (_lock)
                return _isAsking = _isOutOfDate && !_isEnded && wait <= LongestWait;
        }
    }

    private bool Take(Func<CircuitDecision?, CircuitDecision> choose)
    {
        var isTaken = true;
        bool isChanged;
        lock (_lock)
        {
            if (_isEnded)
                return true;
            var before = _decision;
            var decision = choose(before);
            if (decision.Ground is { } ground && !_circuits.TryAdd(ground, this))
            {
                // It has ended, and the browser does not know yet: what is known of its end stays.
                decision = before is null ? new(ConsentState.Undecided, null) : before with { State = before.State.Within(decision.State.Granted) };
                isTaken = false;
                _isOutOfDate = true;
            }
            if (before?.Ground is { } left && left != decision.Ground)
                _circuits.Remove(left, this);
            _decision = decision;
            isChanged = _isFollowed && before?.State != decision.State;
        }
        if (isChanged)
            _ = TellAsync();
        return isTaken;
    }

    private async Task TellAsync()
    {
        try
        {
            // Two changes at once may be told in the wrong order: whoever told last tells again where that was not what holds.
            ConsentState told;
            do
            {
                told = _decision!.State;
                await Values.NotifyChangedAsync(told);
            } while (told != _decision.State);
        }
        catch (ObjectDisposedException)
        {
            // The circuit has ended: nobody is there to be told.
        }
    }
}
