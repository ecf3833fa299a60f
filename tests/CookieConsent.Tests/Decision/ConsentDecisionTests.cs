using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

internal sealed class ConsentDecisionTests
{
    private const string Scope = "AAAABBBBCCCC";
    private const int Today = 20_000;

    [TestCase(Today, ConsentStatus.Decided)]
    [TestCase(Today - 182, ConsentStatus.Decided)]
    [TestCase(Today - 183, ConsentStatus.Undecided, TestName = "An_expired_day_is_no_decision")]
    [TestCase(Today + 1, ConsentStatus.Undecided, TestName = "A_day_in_the_future_is_no_decision")]
    [Category("C06")]
    public void A_decision_holds_for_its_lifetime(int day, ConsentStatus status) => Assert.That(From(CookieCategories.Analytics, day: day).Status, Is.EqualTo(status));

    [Test]
    [Category("C02")]
    public void A_shortened_lifetime_applies_at_once() =>
        Assert.That(From(CookieCategories.Analytics, day: Today - 100, lifetime: 99).Granted, Is.EqualTo(CookieCategories.Necessary));

    [TestCase("xAAABBBBCCCC", CookieCategories.Analytics | CookieCategories.Advertisement, CookieCategories.Functionality)]
    [TestCase("AAAABBBxCCCC", CookieCategories.Functionality | CookieCategories.Advertisement, CookieCategories.Analytics)]
    [TestCase("AAAABBBBCCxC", CookieCategories.Functionality | CookieCategories.Analytics, CookieCategories.Advertisement)]
    [Category("C07")]
    public void A_changed_scope_ends_only_its_category(string scope, CookieCategories stays, CookieCategories lapses)
    {
        var decision = From(CookieCategories.All & ~CookieCategories.Necessary, scope: scope);

        Assert.That(decision.Granted, Is.EqualTo(stays | CookieCategories.Necessary));
        Assert.That(decision.Lapsed, Is.EqualTo(lapses));
        Assert.That(decision.Status, Is.EqualTo(ConsentStatus.Lapsed));
    }

    [Test]
    [Category("C07")]
    public void A_changed_scope_asks_nobody_again_who_refused_the_category() =>
        Assert.That(From(CookieCategories.Analytics, scope: "xxxxBBBByyyy").Status, Is.EqualTo(ConsentStatus.Decided));

    [Test]
    [Category("S02")]
    public void A_signal_takes_from_a_grant_what_it_refuses()
    {
        var decision = From(CookieCategories.Analytics | CookieCategories.Advertisement).Less(CookieCategories.Advertisement);

        Assert.That(decision.Granted, Is.EqualTo(CookieCategories.Necessary | CookieCategories.Analytics));
        Assert.That(decision.RefusedBySignal, Is.EqualTo(CookieCategories.Advertisement));
    }

    [Test]
    public void A_signal_never_takes_what_is_necessary() => Assert.That(From(CookieCategories.None).Less(CookieCategories.All).Granted, Is.EqualTo(CookieCategories.Necessary));

    [Test]
    [Category("S02")]
    public void What_was_ticked_beside_the_signals_notice_stands() =>
        Assert.That(From(CookieCategories.Advertisement, overrides: true).Less(CookieCategories.Advertisement).Granted.HasFlag(CookieCategories.Advertisement), Is.True);

    private static ConsentDecision From(CookieCategories granted, int day = Today, string scope = Scope, double lifetime = 182, bool overrides = false) =>
        ConsentDecision.From(new ConsentCookieValue(day, granted, overrides, Scope, null), scope, Today, TimeSpan.FromDays(lifetime));
}
