using CookieConsent.Analyzers.Tests.Harness;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE003 and COOKIE004 in pages that no Razor writes (requirement E14).</summary>
public sealed class StaticPageTests
{
    private const string Page = "/app/wwwroot/index.html";
    private const string Settings = "/app/appsettings.json";
    private const string Reported = """<script src="[|https://www.youtube.com/a|]"></script>""";
    private const string Silent = """<script src="https://www.youtube.com/a"></script>""";
    private static readonly ViewAnalyzer Analyzer = new();

    [TestCase(Page)]
    [TestCase("/app/wwwroot/old/INDEX.HTM")]
    public async Task What_loads_without_consent_is_reported_with_both_ways_out(string path)
    {
        var reported = await Check.ViewAsync(Analyzer, path, Reported);

        Assert.That(
            reported[0].GetMessage(),
            Is.EqualTo("<script> loads from www.youtube.com of the service 'youtube', and nothing holds it back: a static file cannot wait, let a view of Razor render it, or set Firewall:Mode to Enforce")
        );
    }

    [Test]
    public async Task A_script_that_sets_a_cookie_is_reported_whatever_the_firewall_does()
    {
        var reported = await Check.ViewAsync(Analyzer, Page, "<script>[|document|].cookie = 'theme=dark'</script>", (Settings, """{ "CookieConsent": { "Firewall": { "Mode": "Enforce" } } }"""));

        Assert.That((reported[0].Id, reported[0].GetMessage()), Is.EqualTo(("COOKIE004", "This script sets document.cookie whatever the visitor has decided: a static file cannot wait, let a view of Razor render it")));
    }

    [TestCase("""<template><script src="https://www.youtube.com/a"></script></template>""", TestName = "A template loads nothing")]
    [TestCase("""<TEMPLATE id="x"><iframe src="https://www.youtube.com/a"></iframe></TEMPLATE>""", TestName = "Nor one in capitals")]
    [TestCase("""<script type="text/plain" data-category="analytics" src="https://www.youtube.com/a"></script>""", TestName = "Nor does text")]
    [TestCase("""<iframe data-src="https://www.youtube.com/a"></iframe>""", TestName = "Nor does an address that script has to put in place")]
    [TestCase("""<script>if (cookieConsent.state.granted.includes('advertisement')) import('https://www.youtube.com/a')</script>""", TestName = "A script that asks waits")]
    [TestCase("""<script>document.addEventListener('ccx-change', e => { if (yes(e)) document.cookie = 'theme=dark' })</script>""", TestName = "So does one that listens")]
    [TestCase("""<script>fetch('/_cc/state').then(s => s.json()).then(s => s.granted.length > 3 && import('https://www.youtube.com/a'))</script>""", TestName = "And one that asks the server")]
    public Task It_is_silent_where(string markup) => Check.ViewAsync(Analyzer, Page, markup);

    [TestCase("""<template></template><script src="[|https://www.youtube.com/a|]"></script>""", TestName = "Behind a template")]
    [TestCase("""<script>gtag('consent', 'default', { ad_storage: 'granted' }); fetch('[|https://www.youtube.com/a|]')</script>""", TestName = "Telling others of a grant is no question")]
    public Task It_is_not_silent(string markup) => Check.ViewAsync(Analyzer, Page, markup);

    [Test]
    public Task What_the_firewall_stops_is_held() => Check.ViewAsync(Analyzer, Page, Silent + "<script>import('https://www.youtube.com/a')</script>", (Settings, Firewall("enforce")));

    [TestCase("appsettings.json", "ReportOnly")]
    [TestCase("appsettings.Production.json", "Enforce")]
    public Task A_firewall_that_does_not_stop_it_everywhere_holds_nothing(string file, string mode) => Check.ViewAsync(Analyzer, Page, Reported, ("/app/" + file, Firewall(mode)));

    [Test]
    public Task Nor_does_one_that_an_environment_switches_off() =>
        Check.ViewAsync(Analyzer, Page, Reported, (Settings, Firewall("Enforce")), ("/app/appsettings.Staging.json", Firewall("Off")));

    [Test]
    public Task In_a_view_a_tag_has_to_wait_all_the_same() =>
        Check.ViewAsync(Analyzer, "/app/Pages/Index.cshtml", Reported, (Settings, Firewall("Enforce")));

    [Test]
    public async Task A_page_of_the_size_that_tools_make_is_not_read()
    {
        await Check.ViewAsync(Analyzer, Page, Reported.PadRight(262_144 + "[||]".Length));
        await Check.ViewAsync(Analyzer, Page, Silent.PadRight(262_145));
    }

    private static string Firewall(string mode) => $$"""{ "CookieConsent": { "Firewall": { "Mode": "{{mode}}" } } }""";
}
