using System.Net;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The record store throws, or neither answers nor heeds its token.</summary>
[Category("E18")]
[Category("P09")]
internal sealed class RecordFaultTests
{
    [Test]
    public async Task Without_proof_nothing_is_granted([Values("choice=accept-all", "choice=save&category=analytics")] string form, [Values] bool isHanging)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await ChooseWithoutProofAsync(harness, form, "", isHanging);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.ContentType, Does.StartWith("application/problem+json"));
        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task A_refusal_takes_effect_all_the_same([Values] bool isHanging, [Values(Visitor.Undecided, Visitor.Accepted)] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var before = visitor.Granted() is { } granted ? harness.ConsentCookie(granted) : "";

        var answer = await ChooseWithoutProofAsync(harness, "choice=reject-all", before, isHanging);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
    }

    [Test]
    public async Task What_is_given_up_is_given_up_and_what_stays_keeps_its_own_proof([Values] bool isHanging)
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var before = harness.ConsentCookie(CookieCategories.Analytics | CookieCategories.Advertisement);

        var answer = await ChooseWithoutProofAsync(harness, "choice=save&category=analytics", before, isHanging);

        // The record of the change was not kept: the cookie must go on naming the one that was.
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.Analytics)));
    }

    [Test]
    public async Task A_swap_without_proof_gives_up_and_grants_nothing_new([Values] bool isHanging)
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var before = harness.ConsentCookie(CookieCategories.Analytics | CookieCategories.Advertisement);

        var answer = await ChooseWithoutProofAsync(harness, "choice=save&category=analytics&category=functionality", before, isHanging, records: 2);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(answer.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.Analytics)));
    }

    [Test]
    public async Task What_a_swap_without_proof_gives_up_has_a_record_of_its_own()
    {
        await using var harness = await RequestHarness.StartAsync(new());
        var records = 0;
        harness.Site.Store.Append = _ => ++records == 1 ? throw new IOException("The database is away.") : Task.CompletedTask;

        var answer = await harness.ChooseAsync(
            "choice=save&category=analytics&category=functionality",
            harness.ConsentCookie(CookieCategories.Analytics | CookieCategories.Advertisement)
        );

        var record = harness.Site.Store.Only;
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((record.Granted, record.GrantsMore), Is.EqualTo((CookieCategories.Analytics, false)));
        Assert.That(answer.Cookie("consent").Value, Does.EndWith(record.Id));
        Assert.That(record.PreviousId, Is.Not.Null.And.Not.EqualTo(record.Id));
    }

    [Test]
    public async Task The_failure_is_logged_and_counts_once()
    {
        var site = new Site();
        await using var harness = await RequestHarness.StartAsync(site);

        await ChooseWithoutProofAsync(harness, "choice=accept-all", "", isHanging: false);

        Assert.That(site.Logs.WithId(2).Single().Text, Does.Contain("disk full"));
    }

    [Test]
    public async Task After_the_store_recovers_the_same_choice_is_granted()
    {
        await using var harness = await RequestHarness.StartAsync(new());
        await ChooseWithoutProofAsync(harness, "choice=accept-all", "", isHanging: false);
        harness.Site.Store.Fault = null;

        Assert.That((await harness.ChooseAsync("choice=accept-all")).Kept, Is.EqualTo(new[] { "consent" }));
    }

    [Test]
    public async Task The_proof_is_there_before_the_answer()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync("choice=accept-all");

        Assert.That(answer.Cookie("consent").Value, Does.EndWith(harness.Site.Store.Only.Id));
    }

    private static async Task<Answer> ChooseWithoutProofAsync(RequestHarness harness, string form, string before, bool isHanging, int records = 1)
    {
        var site = harness.Site;
        site.Store.IsHanging = isHanging;
        site.Store.Fault = isHanging ? null : new IOException("disk full");
        var answer = harness.ChooseAsync(form, before);
        for (var record = 0; isHanging && record < records; record++)
        {
            // One timer cancels the store's token, the other ends the wait for a store that does not heed it.
            await site.Time.WhenTimersAsync(2);
            site.Time.Advance(TimeSpan.FromSeconds(3));
        }
        return await answer;
    }
}
