using CookieConsent.Regions;

namespace CookieConsent.Decision;

/// <summary>Where the visitor is, and what script tells of a privacy signal that the server did not see.</summary>
internal sealed partial class RequestConsent
{
    /// <summary>Where the visitor is.</summary>
    public VisitorRegion Region
    {
        get
        {
            if (Rare.Region is { } known)
                return known;

            // A resolver of the app that asks for the decision finds the strictest one, not itself.
            Rare.Region = VisitorRegion.Unknown;
            return Rare.Region = Pass.Reader.ReadRegion(Context, Configuration);
        }
    }

    /// <summary>What holds for this visitor before a choice.</summary>
    public ConsentRegime Regime => Configuration.Regions.HasRules ? Region.Terms.Regime : ConsentRegime.OptIn;

    /// <summary>Whether Global Privacy Control is known to be on: by its header, by script now, or by what the consent cookie says of a time before.</summary>
    public bool IsSignalKnown => GlobalPrivacyControlSignal.IsSent(Context.Request) || IsSignalTold || Decision.Cookie is { OverridesSignal: true };

    private bool IsSignalTold => _further is RareState { IsSignalTold: true };

    /// <summary>Script sees Global Privacy Control: from now on it counts on this request as its header would. It can only refuse.</summary>
    /// <returns>Whether it takes something from the visitor's decision.</returns>
    public bool TellSignal()
    {
        Rare.IsSignalTold = true;
        if (!Configuration.IsEnforcing)
            return false;
        var before = Decision;
        _decision = before.Less(GlobalPrivacyControlSignal.RefusedUnder(Configuration.Options));
        return _decision != before;
    }

    private void ForgetRegion()
    {
        if (_further is RareState rare)
            rare.Region = null;
    }
}
