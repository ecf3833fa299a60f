using System.Net;
using System.Text.RegularExpressions;

namespace CookieConsent.Tests.Components;

/// <summary>The state in a circuit: it is what the visitor has decided, follows him, and where nobody can say what that is, it is nothing.</summary>
internal sealed partial class CircuitStateTests
{
    private const string Nothing = "Necessary Undecided";
    private const string Everything = "All Decided";
    private const string Ended = "Necessary Lapsed";

    private VirtualCircuit _circuit = null!;

    [TearDown]
    public async Task Close() => await _circuit.DisposeAsync();

    [Test]
    public async Task A_circuit_shows_what_was_rendered_in_advance([Values] Visitor visitor)
    {
        _circuit = await OpenAsync(visitor);

        var page = await _circuit.Site.GetAsync("/page", _circuit.Page.Cookies);

        Assert.That(Circuits().Replace(page.Body, ""), Is.EqualTo(_circuit.Html).And.Contains("<output>"));
    }

    [Test]
    public async Task It_follows_a_choice_that_its_page_tells_of()
    {
        _circuit = await OpenAsync(Visitor.Undecided);
        await _circuit.ShowsAsync(Nothing);
        Assert.That(_circuit.Html, Does.Contain("words").And.Not.Contain("measured").And.Not.Contain("reject-all"));

        await ChooseAsync("choice=accept-all");
        _circuit.Page.Change();
        await _circuit.ShowsAsync(Everything);

        Assert.That(_circuit.Html, Does.Contain("measured").And.Not.Contain("words").And.Contain("reject-all"));
    }

    [Test]
    public async Task A_withdrawal_in_another_tab_without_script_is_there_at_once_and_the_cookie_of_before_grants_nothing_more()
    {
        _circuit = await OpenAsync(Visitor.Undecided);
        await ChooseAsync("choice=accept-all");
        _circuit.Page.Change();
        await _circuit.ShowsAsync(Everything);

        // The browser does not have the answer yet: asked, it sends the old cookie.
        var before = _circuit.Page.Cookies;
        var answer = await _circuit.Site.ChooseAsync("choice=reject-all", before);
        await _circuit.ShowsAsync(Ended);
        await _circuit.Site.Site.Time.WhenTimersAsync(1);
        Assert.That(_circuit.Html, Does.Contain($"<output>{Ended}</output>"));

        _circuit.Page.Cookies = CookieOf(answer);
        _circuit.Site.Site.Time.Advance(TimeSpan.FromSeconds(1));
        await _circuit.ShowsAsync("Necessary Decided");
    }

    [Test]
    public async Task What_stays_granted_is_shown_all_the_while()
    {
        _circuit = await OpenAsync(Visitor.Undecided);
        await ChooseAsync("choice=accept-all");
        _circuit.Page.Change();
        await _circuit.ShowsAsync(Everything);

        var answer = await _circuit.Site.ChooseAsync("choice=save&category=analytics", _circuit.Page.Cookies);
        await _circuit.ShowsAsync("Necessary, Analytics Lapsed");
        await _circuit.Site.Site.Time.WhenTimersAsync(1);
        Assert.That(_circuit.Html, Does.Contain("<output>Necessary, Analytics Lapsed</output>").And.Contain("measured"));

        _circuit.Page.Cookies = CookieOf(answer);
        _circuit.Site.Site.Time.Advance(TimeSpan.FromSeconds(1));
        await _circuit.ShowsAsync("Necessary, Analytics Decided");
    }

    [Test]
    public async Task What_a_page_says_itself_grants_nothing([Values] bool isOfOtherQuestion)
    {
        _circuit = await OpenAsync(Visitor.Accepted);
        await _circuit.ShowsAsync(Everything);
        var kept = (await _circuit.Site.GetAsync(_circuit.Page.Questions[0], _circuit.Page.Cookies)).Body;

        _circuit.Page.Forge = _ => isOfOtherQuestion ? kept : "2 15";
        _circuit.Page.Change();

        await _circuit.ShowsAsync(Ended);
    }

    [Test]
    [Category("E18")]
    public async Task Without_an_answer_nothing_is_granted_until_there_is_one_again()
    {
        _circuit = await OpenAsync(Visitor.Accepted);
        await _circuit.ShowsAsync(Everything);

        _circuit.Page.Forge = _ => throw new TimeoutException();
        await _circuit.ReconnectAsync();
        await _circuit.ShowsAsync(Ended);
        Assert.That(_circuit.Site.Site.Logs.WithId(63), Is.Not.Empty);

        _circuit.Page.Forge = null;
        await _circuit.ReconnectAsync();
        await _circuit.ShowsAsync(Everything);
    }

    [Test]
    public async Task What_is_granted_without_consent_is_not_until_a_request_has_said_so()
    {
        _circuit = await VirtualCircuit.StartAsync(options =>
        {
            options.Regions.CountryHeader = "X-Country";
            options.Regions.Rules["US"] = new() { Regime = ConsentRegime.OptOut };
        });
        var page = await _circuit.Site.GetAsync("/page", "", ("X-Country", "US"));
        _circuit.Page.Readiness = new TaskCompletionSource().Task;

        await _circuit.OpenAsync(("X-Country", "US"));

        Assert.That(page.Body, Does.Contain("<output>All Undecided</output>"));
        Assert.That(_circuit.Html, Does.Contain($"<output>{Nothing}</output>"));
    }

    [Test]
    [Category("E17")]
    public async Task A_grant_in_a_circuit_lets_no_code_write_a_cookie()
    {
        List<Exception?> thrown = [];
        _circuit = await VirtualCircuit.StartAsync(inRequest: async context =>
        {
            thrown.Add(Assert.Catch(() => context.Response.Cookies.Append(Vocabulary.Analytics, "1")));
            thrown.Add(Assert.Catch(() => context.Response.Headers.Append("Set-Cookie", "stat_id=1")));
            thrown.Add(await Assert.CatchAsync(async () => await context.GetCookieConsent().SetAsync(CookieCategories.All)));
        });
        _circuit.Page.Cookies = _circuit.Site.ConsentCookie(CookieCategories.All);

        var answer = await _circuit.OpenAsync();

        await _circuit.ShowsAsync(Everything);
        Assert.That(thrown, Has.Count.EqualTo(3).And.All.InstanceOf<InvalidOperationException>());
        Assert.That(answer.Lines, Is.Empty);
    }

    [Test]
    public async Task The_answer_is_for_one_question_and_no_cache([Values("", "?challenge=short", "?challenge=aaaaaaaaaaaaaaaaaaaaaa&challenge=b")] string query)
    {
        _circuit = await VirtualCircuit.StartAsync();

        Assert.That((await _circuit.Site.GetAsync("/_cc/circuit" + query)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _circuit.Site.GetAsync("/_cc/circuit?challenge=aaaaaaaaaaaaaaaaaaaaaa")).Header("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That((await _circuit.Site.GetAsync("/_cc/circuit?challenge=aaaaaaaaaaaaaaaaaaaaaa")).Body, Does.Not.Contain("aaaaaaaaaaaa"));
    }

    [Test]
    [Category("C07")]
    public async Task What_lapses_in_a_reload_ends_in_the_circuit_too()
    {
        var settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"));
        _circuit = await OpenAsync(Visitor.Accepted, settings);
        await _circuit.ShowsAsync(Everything);

        settings.Change(("Cookies:Analytics:1", "more"));

        await _circuit.ShowsAsync("Necessary, Functionality, Advertisement Lapsed");
    }

    [Test]
    [Category("E14")]
    public async Task Content_that_takes_the_place_of_other_content_waits_for_what_is_its_own()
    {
        _circuit = await VirtualCircuit.StartAsync();
        _circuit.Page.Cookies = _circuit.Site.CookieOf(Visitor.Partial)!;
        await _circuit.OpenAsync<ChangingPart>();
        await _circuit.ShowsAsync("Necessary, Analytics Decided");
        Assert.That(_circuit.Html, Does.Contain("measured"));

        var answer = await _circuit.Site.ChooseAsync("choice=save&category=functionality&category=analytics", _circuit.Page.Cookies);
        await _circuit.Site.Site.Time.WhenTimersAsync(1);
        _circuit.Page.Cookies = CookieOf(answer);
        _circuit.Site.Site.Time.Advance(TimeSpan.FromSeconds(1));
        await _circuit.ShowsAsync("Necessary, Functionality, Analytics Decided");

        Assert.That(_circuit.Html, Does.Not.Contain("measured"), "Advertisement is not granted.");
    }

    [Test]
    [Category("E18")]
    public async Task What_nobody_granted_ends_with_the_configuration_that_let_it_be()
    {
        var settings = new ReloadableSettings(("Cookies:Analytics:0", "stat_id"), ("Mode", "ReportOnly"));
        _circuit = await OpenAsync(Visitor.Undecided, settings);
        await _circuit.ShowsAsync(Everything);

        settings.Change(("Mode", "Enforce"));

        await _circuit.ShowsAsync(Nothing);
    }

    [Test]
    [Category("E18")]
    public async Task A_page_that_goes_on_failing_is_logged_once_in_its_circuit()
    {
        _circuit = await OpenAsync(Visitor.Accepted);
        await _circuit.ShowsAsync(Everything);

        for (var i = 0; i < 3; i++)
        {
            _circuit.Page.Forge = _ => throw new TimeoutException();
            await _circuit.ReconnectAsync();
            await _circuit.ShowsAsync(Ended);
            _circuit.Page.Forge = null;
            await _circuit.ReconnectAsync();
            await _circuit.ShowsAsync(Everything);
        }

        Assert.That(_circuit.Site.Site.Logs.WithId(63), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_page_in_which_no_component_asks_loads_nothing()
    {
        _circuit = await VirtualCircuit.StartAsync();

        await _circuit.Site.GetAsync("/_blazor");
        await _circuit.ReconnectAsync();

        Assert.That((_circuit.Page.Module, _circuit.Page.Questions.Count), Is.EqualTo(((string?)null, 0)));
    }

    private static async Task<VirtualCircuit> OpenAsync(Visitor visitor, ReloadableSettings? settings = null)
    {
        var circuit = await VirtualCircuit.StartAsync(settings: settings);
        circuit.Page.Cookies = circuit.Site.CookieOf(visitor) ?? "";
        await circuit.OpenAsync();
        return circuit;
    }

    private async Task ChooseAsync(string form) => _circuit.Page.Cookies = CookieOf(await _circuit.Site.ChooseAsync(form, _circuit.Page.Cookies));

    private static string CookieOf(Answer answer) => $"consent={answer.Cookie("consent").Value}";

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Circuits();
}
