using System.Net;

namespace CookieConsent.Tests.Endpoints;

/// <summary>A choice that gives up one category and asks for another, where the grant is barred: by a stale notice or by the limit.</summary>
internal sealed class BarredGrantTests
{
    private const string Swap = "choice=save&category=analytics&category=functionality";
    private const string Stale = "&shown=no-such-notice";
    private RequestHarness _harness = null!;
    private string _before = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _harness = await RequestHarness.StartAsync(new() { Options = options => options.GrantsPerMinute = 1 });
        _before = _harness.ConsentCookie(CookieCategories.Analytics | CookieCategories.Advertisement);
    }

    [TearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    [Category("E18")]
    public async Task What_is_given_up_is_given_up_and_nothing_new_is_granted([Values] bool isStale)
    {
        var answer = await SwapAsync(isStale);

        Assert.That(answer.Status, Is.EqualTo(isStale ? HttpStatusCode.SeeOther : HttpStatusCode.TooManyRequests));
        Assert.That(answer.Cookie("consent").Value[..17], Is.EqualTo(_harness.Site.ConsentValue(_harness.Services, CookieCategories.Analytics)[..17]));
        Assert.That(answer.Removals.Select(line => line.Name).Distinct(), Is.EqualTo(new[] { "consent", "promo" }), "Twins of the consent cookie, and what is refused now.");
    }

    [Test]
    [Category("P01")]
    public async Task It_has_a_record_of_its_own([Values] bool isStale)
    {
        var answer = await SwapAsync(isStale);

        var record = _harness.Site.Store.Records[^1];
        Assert.That((record.Action, record.Granted, record.Refused), Is.EqualTo((ConsentAction.Save, CookieCategories.Analytics, CookieCategories.Functionality | CookieCategories.Advertisement)));
        Assert.That(answer.Cookie("consent").Value, Does.EndWith(record.Id));
        Assert.That(record.PreviousId, Is.Not.Null.And.Not.EqualTo(record.Id));
    }

    [TestCase("choice=accept-all", CookieCategories.None)]
    [TestCase("choice=save&category=functionality&category=advertisement", CookieCategories.Advertisement)]
    public async Task A_choice_that_gives_up_nothing_writes_nothing(string form, CookieCategories before)
    {
        var answer = await _harness.ChooseAsync(form + Stale, before == CookieCategories.None ? "" : _harness.ConsentCookie(before));

        Assert.That(answer.Lines, Is.Empty);
        Assert.That(_harness.Site.Store.Records, Is.Empty);
    }

    [Test]
    public async Task The_settings_page_does_not_confirm_what_was_not_saved()
    {
        var returnUrl = "&returnUrl=" + Uri.EscapeDataString("/_cc?saved&culture=nb");

        Assert.That((await _harness.ChooseAsync("choice=accept-all" + returnUrl + Stale)).Header("Location"), Is.EqualTo("/_cc?culture=nb"));
        Assert.That((await _harness.ChooseAsync("choice=reject-all" + returnUrl + Stale)).Header("Location"), Is.EqualTo("/_cc?saved&culture=nb"));
    }

    private async Task<Answer> SwapAsync(bool isStale)
    {
        if (!isStale)
            await _harness.ChooseAsync("choice=accept-all");
        return await _harness.ChooseAsync(isStale ? Swap + Stale : Swap, _before + "; promo=1; stat_id=2");
    }
}
