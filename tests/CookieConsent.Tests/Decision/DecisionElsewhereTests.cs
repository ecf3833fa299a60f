using System.Buffers.Text;
using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

[Category("C07")]
internal sealed class DecisionElsewhereTests
{
    private static readonly DateTimeOffset Decided = FakeTimeProvider.Start;

    [TestCase(-1, 0, ExpectedResult = true)]
    [TestCase(-1, 24 * 60 * 60 * 1000 - 1, ExpectedResult = true)]
    [TestCase(-1, 24 * 60 * 60 * 1000, ExpectedResult = false, TestName = "After_a_day_it_is_asked_about")]
    [TestCase(0, 0, ExpectedResult = false, TestName = "Made_when_the_configuration_came_into_force_it_is_not_younger")]
    [TestCase(1, 10, ExpectedResult = false, TestName = "Made_before_it_is_asked_about")]
    [TestCase(-1, -1000, ExpectedResult = true, TestName = "Another_clock_may_be_ahead")]
    [TestCase(-1, -24 * 60 * 60 * 1000, ExpectedResult = false, TestName = "A_forged_moment_far_ahead_does_not_count")]
    public bool A_decision_is_of_another_process(int sinceOffset, int nowOffset) =>
        DecisionElsewhere.Is(Stored(Guid.CreateVersion7(Decided)), Decided.AddMilliseconds(sinceOffset), Decided.AddMilliseconds(nowOffset));

    [Test]
    public void The_moment_is_that_of_the_record_id() => Assert.That(Stored(Guid.CreateVersion7(Decided)).RecordTime, Is.EqualTo(Decided.ToUnixTimeMilliseconds()));

    [Test]
    public void An_id_of_another_kind_has_no_moment() => Assert.That(Stored(Guid.NewGuid()).RecordTime, Is.Null);

    [Test]
    public void A_refusal_has_no_moment() => Assert.That(new ConsentCookieValue(20_000, CookieCategories.None, false, "AAAABBBBCCCC", null).RecordTime, Is.Null);

    private static ConsentCookieValue Stored(Guid id) => new(20_000, CookieCategories.Analytics, false, "AAAABBBBCCCC", Base64Url.EncodeToString(id.ToByteArray(bigEndian: true)));
}
