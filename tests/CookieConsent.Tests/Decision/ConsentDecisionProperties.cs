using CookieConsent.Decision;
using FsCheck;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Decision;

/// <summary>A decision never holds more than the visitor chose.</summary>
[Category("C06")]
[Category("C07")]
internal sealed class ConsentDecisionProperties
{
    private const int Today = 20_000;

    private static readonly Gen<(ConsentCookieValue Stored, string Scope, int Lifetime, CookieCategories Signal)> Cases =
        from day in Gen.Choose(Today - 400, Today + 5)
        from granted in Gen.Choose(0, 7)
        from overrides in Gen.Elements(true, false)
        from stored in Scopes()
        from scope in Scopes()
        from lifetime in Gen.Choose(0, 400)
        from signal in Gen.Choose(0, 15)
        select (new ConsentCookieValue(day, (CookieCategories)(granted << 1), overrides, stored, null), scope, lifetime, (CookieCategories)signal);

    [Test]
    public void What_the_cookie_grants_is_granted_or_lapsed_and_nothing_else_is() =>
        Check((decision, stored, scope) =>
            decision.Stored is null
            || ((decision.Granted | decision.Lapsed) == (stored.Granted | CookieCategories.Necessary)
                && (decision.Granted & decision.Lapsed) == CookieCategories.None
                && decision.Status == (decision.Lapsed == CookieCategories.None ? ConsentStatus.Decided : ConsentStatus.Lapsed))
        );

    [Test]
    public void A_category_is_granted_for_its_own_scope_only() =>
        Check((decision, stored, scope) =>
            Enumerable.Range(0, 3).All(i => !decision.Granted.HasFlag((CookieCategories)(2 << i)) || stored.Scope.Slice(i * 4, 4).SequenceEqual(scope.AsSpan(i * 4, 4)))
        );

    [Test]
    public void Without_a_decision_only_what_is_necessary_is_granted() =>
        Check((decision, _, _) => decision.Stored is not null || decision with { Cookie = null } == ConsentDecision.Undecided);

    [Test]
    [Category("S02")]
    public void A_signal_only_takes_and_takes_it_once() =>
        Fuzz.Check(Cases, 700, given =>
        {
            var before = From(given);
            var after = before.Less(given.Signal);
            return (after.Granted & ~before.Granted) == CookieCategories.None
                && after.Granted.HasFlag(CookieCategories.Necessary)
                && (after.Granted | after.RefusedBySignal) == before.Granted
                && after.Less(given.Signal).Granted == after.Granted;
        });

    private static void Check(Func<ConsentDecision, ConsentCookieValue, string, bool> holds) =>
        Fuzz.Check(Cases, 700, given => holds(From(given), given.Stored, given.Scope));

    private static ConsentDecision From((ConsentCookieValue Stored, string Scope, int Lifetime, CookieCategories Signal) given) =>
        ConsentDecision.From(given.Stored, given.Scope, Today, TimeSpan.FromDays(given.Lifetime));

    /// <summary>Few scopes, so that parts of two agree often.</summary>
    private static Gen<string> Scopes() => Gen.Elements("AAAA", "AAAB", "aaaa").ArrayOf(3).Select(string.Concat);
}
