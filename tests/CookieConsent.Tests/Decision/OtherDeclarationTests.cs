using System.Buffers.Text;
using System.Globalization;
using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

[Category("C08")]
internal sealed class OtherDeclarationTests
{
    private const string Own = "OWN1OWN2OWN3";
    private static readonly DateTimeOffset Start = FakeTimeProvider.Start;

    [TestCase("0x 12x 24x 25x", ExpectedResult = "25", TestName = "It_is_sure_when_decisions_of_one_other_scope_go_on_for_longer_than_a_rollout")]
    [TestCase("0x 12x 25x 26x 60x 72x 90x", ExpectedResult = "25", TestName = "And_is_said_once")]
    [TestCase("0x 12x 23x 24x", ExpectedResult = "", TestName = "A_rollout_is_not_taken_for_it")]
    [TestCase("0x 1x 24x 25x", ExpectedResult = "", TestName = "Nor_is_one_that_failed_and_is_repeated_the_next_day")]
    [TestCase("0x 19x 38x 57x 76x", ExpectedResult = "", TestName = "Nor_are_single_ones_most_of_a_day_apart")]
    [TestCase("0x 12y 24z 36x 48y", ExpectedResult = "", TestName = "Nor_is_a_new_scope_each_time")]
    [TestCase("0x 6y 12x 18y 24x 26y 27x", ExpectedResult = "27", TestName = "A_third_app_does_not_hide_the_other")]
    [TestCase("0x 12y 20y 30y 40y 45y", ExpectedResult = "45", TestName = "An_app_is_followed_where_the_one_before_has_ended")]
    [TestCase("0x 12x 24X 26X 30x", ExpectedResult = "30", TestName = "What_was_written_for_a_page_of_another_process_does_not_count")]
    public string A_row_of_decisions(string decisions)
    {
        var declaration = new OtherDeclaration();
        return string.Join(' ', decisions.Split(' ').Where(decision => declaration.IsProvenBy(Stored(decision[^1], MomentOf(decision)), Own, MomentOf(decision))).Select(decision => decision[..^1]));

        static DateTimeOffset MomentOf(string decision) => Start.AddHours(int.Parse(decision[..^1], CultureInfo.InvariantCulture));
    }

    [Test]
    public void Moments_that_a_visitor_writes_into_a_cookie_do_not_make_a_day_of_an_hour()
    {
        var declaration = new OtherDeclaration();

        Assert.That(new[] { -24, -12, 0, 12, 26 }.Where(hours => declaration.IsProvenBy(Stored('x', Start.AddHours(hours)), Own, Start.AddHours(1))), Is.Empty);
    }

    [Test]
    public void With_another_scope_of_its_own_it_begins_anew()
    {
        var declaration = new OtherDeclaration();
        bool Note(int hour, string own) => declaration.IsProvenBy(Stored('x', Start.AddHours(hour)), own, Start.AddHours(hour));

        Assert.That(new[] { Note(0, Own), Note(15, Own), Note(25, "OWN4OWN5OWN6"), Note(40, "OWN4OWN5OWN6"), Note(50, "OWN4OWN5OWN6") }, Is.EqualTo(new[] { false, false, false, false, true }));
    }

    /// <summary>A decision under the scope that the letter stands for; a capital one was written on behalf of another process.</summary>
    private static ConsentCookieValue Stored(char letter, DateTimeOffset moment)
    {
        var bytes = Guid.CreateVersion7(moment).ToByteArray(bigEndian: true);
        GrantRecordId.MarkScope(bytes, char.IsUpper(letter));
        return new(20_000, CookieCategories.Analytics, false, new string(char.ToLowerInvariant(letter), 12), Base64Url.EncodeToString(bytes));
    }
}
