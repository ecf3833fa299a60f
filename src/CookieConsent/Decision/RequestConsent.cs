using CookieConsent.Configuration;
using CookieConsent.Enforcement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Decision;

/// <summary>
/// One visitor's consent during one request: the state that the stages share, and the features through which the app sees it. One object for
/// each request, never shared. Its other parts: the framework's consent feature (<c>RequestConsent.Tracking.cs</c>), services that are chosen one by one
/// (<c>RequestConsent.Services.cs</c>), where the visitor is and what script tells of signals (<c>RequestConsent.Regions.cs</c>), the cookies that the app sees
/// (<c>Enforcement/RequestConsent.RequestCookies.cs</c>) and its cookie feature (<c>Enforcement/RequestConsent.ResponseCookies.cs</c>).
/// </summary>
internal sealed partial class RequestConsent(HttpContext context, ConsentConfiguration configuration, ResponsePass pass) : ICookieConsentFeature
{
    private ConsentDecision _decision;

    // Nothing, the app's cookie interface below ours, or RareState: a request pays for what it uses.
    private object? _further;
    private bool _isDecisionRead;

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The configuration of this request; a reload in the meantime changes nothing for it.</summary>
    public ConsentConfiguration Configuration { get; } = configuration;

    /// <summary>The pass that runs when the response starts.</summary>
    public ResponsePass Pass { get; } = pass;

    /// <summary>Whether nothing can add a cookie after the pass.</summary>
    public required bool HasOutermostPass { get; init; }

    /// <summary>The response whose start runs the pass and whose headers are sent, whatever the app puts in front of it later.</summary>
    public required IHttpResponseFeature Response { get; init; }

    /// <summary>Whether the request has reached the middleware line.</summary>
    public bool HasReachedLine { get; private set; }

    /// <summary>The path base at the line; the request's own is undone before a response without a body starts.</summary>
    public PathString PathBase { get; private set; }

    /// <summary>The path at the line, before an error page ran under another one.</summary>
    public PathString Path { get; private set; }

    /// <summary>Whether a decision was made on this request: the response is to set its cookie.</summary>
    public bool IsDecidedHere { get; private set; }

    /// <summary>Whether what the app wrote may depend on the visitor's decision.</summary>
    public bool IsContentDependent { get; private set; }

    /// <summary>The decision as it holds now.</summary>
    public ref readonly ConsentDecision Decision
    {
        get
        {
            if (!_isDecisionRead)
            {
                _decision = Pass.Reader.Read(Context.Request, SentCookies, Configuration);
                _isDecisionRead = true;
            }
            return ref _decision;
        }
    }

    /// <inheritdoc />
    public CookieCategories Granted
    {
        get
        {
            MarkContentDependent();
            return Decision.Granted;
        }
    }

    /// <inheritdoc />
    public ConsentStatus Status
    {
        get
        {
            MarkContentDependent();
            return Decision.Status;
        }
    }

    CookieCategories ICookieConsentFeature.RefusedBySignals
    {
        get
        {
            MarkContentDependent();
            return RefusedBySignals;
        }
    }

    /// <summary>What the request's signals refuse, also for a visitor who has not decided.</summary>
    public CookieCategories RefusedBySignals
    {
        get
        {
            var refused = Pass.Reader.RefusedBySignals(Context.Request, Configuration.Options);
            return IsSignalTold || Decision.HasSignalMark ? refused | GlobalPrivacyControlSignal.RefusedUnder(Configuration.Options) : refused;
        }
    }

    /// <summary>Whole days from <paramref name="day"/> (days from 1970-01-01) to today, UTC.</summary>
    public int DaysSince(int day) => Pass.Reader.Today - day;

    /// <inheritdoc />
    public bool IsGranted(CookieCategories categories) =>
        categories != CookieCategories.None && (categories & ~CookieCategories.All) == 0 && (Granted & categories) == categories;

    /// <summary>
    /// The request has reached the line: scheme, host and path base are now those that the app sees, so a decision read before is read again.
    /// </summary>
    public void ReachLine()
    {
        var request = Request;
        HasReachedLine = true;
        PathBase = new PathString(request.PathBase);
        Path = new PathString(request.Path);
        ReadSentCookies(request);
        ForgetRegion();
        if (!IsDecidedHere)
            _isDecisionRead = false;
    }

    /// <inheritdoc />
    public ValueTask SetAsync(CookieCategories granted, CancellationToken cancellationToken = default) => SetAsync(granted, [], cancellationToken);

    /// <inheritdoc />
    public async ValueTask SetAsync(CookieCategories granted, IEnumerable<string> refusedServices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refusedServices);
        if ((granted & ~CookieCategories.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(granted), granted, "Combine values of CookieCategories; this has bits that none of them has.");

        var refused = refusedServices.Select(CodeOf).ToArray();
        var categories = granted & ~CookieCategories.Necessary;
        var action =
            categories == CookieCategories.None ? ConsentAction.RejectAll
            : (granted | CookieCategories.Necessary) == CookieCategories.All && refused.Length == 0 ? ConsentAction.AcceptAll
            : ConsentAction.Save;
        if (await ChooseAsync(new(action, categories, ConsentSurface.Api) { RefusedServices = refused }, cancellationToken) == ConsentOutcome.NotProven)
            throw new ConsentRecordException();
    }

    /// <inheritdoc />
    public async ValueTask WithdrawAsync(CancellationToken cancellationToken = default) =>
        await ChooseAsync(new(ConsentAction.Withdraw, CookieCategories.None, ConsentSurface.Api), cancellationToken);

    /// <summary>Writes a choice: the proof, then the cookie.</summary>
    /// <exception cref="InvalidOperationException">The response has started.</exception>
    public ValueTask<ConsentOutcome> ChooseAsync(ConsentChoice choice, CancellationToken cancellationToken)
    {
        if (Context.Response.HasStarted)
        {
            throw new InvalidOperationException(
                "The decision cannot be stored: the response has started, so its cookie can no longer be sent. Call SetAsync or WithdrawAsync before anything is written to the response."
            );
        }
        return Pass.Writer.WriteAsync(this, choice, cancellationToken);
    }

    /// <summary>What only some requests need; made by the first access.</summary>
    private RareState Rare
    {
        get
        {
            if (_further is not RareState rare)
                _further = rare = new RareState { InnerCookies = _further as IResponseCookies };
            return rare;
        }
    }

    /// <summary>From now on <paramref name="decision"/> holds, and the response sets its cookie. Called by the writer only.</summary>
    public void Apply(in ConsentDecision decision)
    {
        _decision = decision;
        _isDecisionRead = true;
        IsDecidedHere = decision.Cookie is not null;
        RequestCookieFilter.Apply(this);
    }

    /// <summary>The response carries a cookie that only some visitors get. Called while the pass runs, which then tells the caches.</summary>
    public void NoteGrantedCookie() => IsContentDependent = true;

    /// <summary>What the app writes from now on may depend on the visitor: no shared cache may keep it (requirement E16).</summary>
    public void MarkContentDependent()
    {
        if (IsContentDependent || _further is RareState { IsAskedAside: true })
            return;
        IsContentDependent = true;
        if (Context.Response.HasStarted)
            CacheSafety.KeepOutOfOutputCache(Context, isOfNoState: false);
        else
            CacheSafety.Protect(Context, Context.Response.Headers);
    }
}
