using System.Net;

namespace CookieConsent.Tests.Decision;

/// <summary>Global Privacy Control that only script sees: it refuses as the header would, and can do nothing else.</summary>
[Category("S02")]
internal sealed class SignalFromScriptTests
{
    private const string Told = """{"choice":"signal"}""";

    [Test]
    [Category("S04")]
    [Category("P01")]
    public async Task It_ends_a_stored_grant_with_one_record()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await TellAsync(harness, harness.CookieOf(Visitor.Accepted)!);

        Assert.That(NamesIn(answer, "ended"), Is.EqualTo(new[] { "advertisement" }));
        Assert.That(NamesIn(answer, "granted"), Is.EqualTo(new[] { "necessary", "functionality", "analytics" }));
        Assert.That(answer.Json().GetProperty("globalPrivacyControl").GetBoolean(), Is.True);
        var record = harness.Site.Store.Only;
        Assert.That((record.Surface, record.RefusedBySignal, record.Granted), Is.EqualTo((ConsentSurface.Signal, CookieCategories.Advertisement, CookieCategories.Functionality | CookieCategories.Analytics)));
        Assert.That((await harness.GetAsync("/", "consent=" + answer.Cookie("consent").Value)).Body, Is.EqualTo("Decided Necessary, Functionality, Analytics"));
    }

    [Test]
    [Category("C01")]
    [Category("C05")]
    public async Task Where_nothing_was_asked_it_is_marked_without_identifier_and_without_a_grant()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await TellAsync(harness, "", RegionalSite.From("US"));
        var mark = answer.Cookie("consent").Value;

        Assert.That(mark, Has.Length.EqualTo(17));
        Assert.That(NamesIn(answer, "ended"), Is.EqualTo(new[] { "advertisement" }));
        var record = harness.Site.Store.Only;
        Assert.That((record.Granted, record.Refused, record.Region), Is.EqualTo((CookieCategories.None, CookieCategories.Advertisement, "US")));

        var page = await harness.GetAsync("/", "consent=" + mark, RegionalSite.From("US"), ("Sec-Fetch-Mode", "navigate"));
        Assert.That((page.Body, page.Kept), Is.EqualTo(("Undecided Necessary, Functionality, Analytics", (string[])[Vocabulary.Necessary, Vocabulary.Functionality, Vocabulary.Analytics, RegionalSite.ExemptCookie])));
        Assert.That((await harness.GetAsync("/", "consent=" + mark, RegionalSite.From("NO"))).Body, Is.EqualTo("Undecided Necessary"));
        Assert.That((await harness.GetAsync("/_cc/state", "consent=" + mark, RegionalSite.From("US"))).Json().GetProperty("globalPrivacyControl").GetBoolean(), Is.True);
        Assert.That(harness.Site.Store.Records, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_mark_is_written_once()
    {
        await using var harness = await RegionalSite.StartAsync();
        var mark = "consent=" + (await TellAsync(harness, "", RegionalSite.From("US"))).Cookie("consent").Value;

        var again = await TellAsync(harness, mark, RegionalSite.From("US"));

        Assert.That(again.Lines, Is.Empty);
        Assert.That(NamesIn(again, "ended"), Is.Empty);
        Assert.That(harness.Site.Store.Records, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_mark_grows_as_old_as_a_choice()
    {
        await using var harness = await RegionalSite.StartAsync();
        var mark = "consent=" + (await TellAsync(harness, "", RegionalSite.From("US"))).Cookie("consent").Value;

        harness.Site.Time.Advance(TimeSpan.FromDays(183));

        Assert.That((await harness.GetAsync("/", mark, RegionalSite.From("US"))).Body, Is.EqualTo("Undecided All"));
    }

    [Test]
    [Category("S03")]
    public async Task Where_nothing_is_granted_nothing_is_written_and_the_notice_comes_in_the_pages_language()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.PostAsync("/_cc?culture=nb", Told, "application/json");

        Assert.That((answer.Lines.Count, harness.Site.Store.Records.Count, NamesIn(answer, "ended").Length), Is.EqualTo((0, 0, 0)));
        Assert.That(answer.Json().GetProperty("notice").GetString(), Does.StartWith("Nettleseren din sender signalet Global Privacy Control."));
    }

    [Test]
    public async Task A_site_that_ignores_the_signal_ignores_it_here()
    {
        await using var harness = await RegionalSite.StartAsync(configure: options => options.GlobalPrivacyControl = GlobalPrivacyControlHandling.Ignore);

        var answer = await TellAsync(harness, harness.CookieOf(Visitor.Accepted)!);

        Assert.That((answer.Lines.Count, answer.Json().TryGetProperty("notice", out _)), Is.EqualTo((0, false)));
    }

    [TestCase("choice=accept-all", CookieCategories.Functionality | CookieCategories.Analytics)]
    [TestCase("choice=save&category=advertisement", CookieCategories.Advertisement)]
    public async Task A_choice_that_names_it_is_a_choice_under_the_signal(string form, CookieCategories granted)
    {
        await using var harness = await RegionalSite.StartAsync();

        var choice = await harness.ChooseAsync(form + "&globalPrivacyControl=true");

        Assert.That(harness.Site.Store.Only.Granted, Is.EqualTo(granted));
        Assert.That((await harness.GetAsync("/", "consent=" + choice.Cookie("consent").Value)).Body, Is.EqualTo("Decided " + (granted | CookieCategories.Necessary)));
    }

    [Test]
    public async Task What_was_ticked_beside_the_notice_stays_when_script_tells_again()
    {
        await using var harness = await RegionalSite.StartAsync();
        var ticked = "consent=" + (await harness.ChooseAsync("choice=save&category=advertisement&globalPrivacyControl=true")).Cookie("consent").Value;

        var answer = await TellAsync(harness, ticked);

        Assert.That(answer.Lines, Is.Empty);
        Assert.That((await harness.GetAsync("/_cc/state", ticked)).Json().GetProperty("globalPrivacyControl").GetBoolean(), Is.True);
    }

    [TestCase(Visitor.Undecided)]
    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Partial)]
    public async Task It_grants_nothing_to_anybody(Visitor visitor)
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.PostAsync("/_cc", """{"choice":"signal","categories":["advertisement","functionality"]}""", "application/json", harness.CookieOf(visitor) ?? "");

        Assert.That(answer.Lines, Is.Empty);
        Assert.That(harness.Site.Store.Records, Is.Empty);
    }

    [Test]
    public async Task Another_site_cannot_tell()
    {
        await using var harness = await RegionalSite.StartAsync();

        var answer = await harness.PostAsync("/_cc", Told, "application/json", harness.CookieOf(Visitor.Accepted)!, ("Sec-Fetch-Site", "cross-site"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("""{"choice":"save","globalPrivacyControl":"yes"}""", "application/json")]
    [TestCase("choice=save&globalPrivacyControl=1", "application/x-www-form-urlencoded")]
    public async Task It_is_true_or_false(string body, string contentType)
    {
        await using var harness = await RegionalSite.StartAsync();

        Assert.That((await harness.PostAsync("/_cc", body, contentType)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static Task<Answer> TellAsync(RequestHarness harness, string cookies, params ReadOnlySpan<(string, string)> headers) => harness.PostAsync("/_cc", Told, "application/json", cookies, headers);

    private static string[] NamesIn(Answer answer, string list) => [.. answer.Json().GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
}
