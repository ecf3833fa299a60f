using CookieConsent.Analyzers.CodeFixes;
using CookieConsent.Analyzers.Tests.Harness;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE003 where <c>HoldThirdParties</c> is off: tags of views wait only where they say so (requirements E14, E15).</summary>
public sealed class HoldThirdPartiesTests
{
    private const string View = "/app/Pages/Index.cshtml";
    private const string Off = """{ "CookieConsent": { "HoldThirdParties": false } }""";
    private const string Held = """<script src="https://www.youtube.com/a"></script>""";
    private const string Reported = """<script src="[|https://www.youtube.com/a|]"></script>""";
    private static readonly ViewAnalyzer Analyzer = new();
    private static readonly (string Path, string Text) Imports = ("/app/Pages/_ViewImports.cshtml", "@addTagHelper *, CookieConsent\n");

    [TestCase("script")]
    [TestCase("iframe")]
    [TestCase("img")]
    [TestCase("video")]
    [TestCase("embed")]
    public async Task A_tag_does_not_wait_by_its_address(string tag)
    {
        var reported = await Check.ViewAsync(Analyzer, View, $"<{tag} src=\"[|https://www.youtube.com/a|]\"></{tag}>", Imports, ("/app/appsettings.json", Off));

        Assert.That(
            reported[0].GetMessage(),
            Is.EqualTo(
                $"<{tag}> loads from www.youtube.com of the service 'youtube', and nothing holds it back: write consent=\"Advertisement\" on the <{tag}>, because appsettings.json has HoldThirdParties off"
            )
        );
    }

    [TestCase("""<script consent="Advertisement" src="https://www.youtube.com/a"></script>""", TestName = "What says consent waits")]
    [TestCase("""<iframe consent="Necessary" src="https://www.youtube.com/a"></iframe>""", TestName = "Or its author answers for it")]
    [TestCase("""<img data-cookieconsent="marketing" src="https://www.youtube.com/a">""", TestName = "So does what another consent tool would hold")]
    [TestCase("""<consent-content for="Advertisement"><iframe src="https://www.youtube.com/a"></iframe></consent-content>""", TestName = "And content that waits")]
    [TestCase("""<link rel="canonical" href="https://www.youtube.com/a">""", TestName = "A link that only names loads nothing")]
    [TestCase("""<script src="/a.js"></script>""", TestName = "The site's own script is no third party's")]
    public Task It_is_silent_about(string markup) => Check.ViewAsync(Analyzer, View, markup, Imports, ("/app/appsettings.json", Off));

    [TestCase("appsettings.json", Off)]
    [TestCase("AppSettings.Production.JSON", Off)]
    [TestCase("appsettings.json", "// {\n{ /* \" */ \"Logging\": { \"Levels\": [ { \"A\": \"}\\\"\" }, 1, ], },\n \"cookieconsent\": { \"Services\": { \"x\": {}, }, \"holdthirdparties\" : false , }, }")]
    [TestCase("appsettings.json", """{ "CookieConsent": { "HoldThirdParties": "False" } }""")]
    [TestCase("appsettings.json", """{ "CookieConsent:HoldThirdParties": false }""")]
    public Task Any_file_of_settings_can_switch_it_off(string file, string settings) =>
        Check.ViewAsync(Analyzer, View, Reported, Imports, ("/app/" + file, settings));

    [TestCase("appsettings.json", """{ "CookieConsent": { "HoldThirdParties": true } }""")]
    [TestCase("appsettings.json", """{ "HoldThirdParties": false, "Other": { "CookieConsent": { "HoldThirdParties": false } } }""")]
    [TestCase("appsettings.json", """{ "CookieConsent": { "Services": { "x": { "HoldThirdParties": false } } }, "x": [ { "CookieConsent": { "HoldThirdParties": false } } ] }""")]
    [TestCase("appsettings.json", """{ "CookieConsent": { /* "HoldThirdParties": false */ "PolicyUrl": "\"HoldThirdParties\": false" } } // , "CookieConsent:HoldThirdParties": false }""")]
    [TestCase("appsettings.json", """[ { "CookieConsent": { "HoldThirdParties": false } } ]""")]
    [TestCase("settings.json", Off)]
    public Task It_stays_on(string file, string settings) => Check.ViewAsync(Analyzer, View, Held, Imports, ("/app/" + file, settings));

    [TestCase("{ \"CookieConsent\": { \"HoldThirdParties")]
    [TestCase("{ \"CookieConsent\": { \"a\\")]
    [TestCase("{ \"CookieConsent\": { \"a\": /")]
    [TestCase("{ \"CookieConsent\": { \"a\": /*")]
    [TestCase("} ] , : \"")]
    public Task Settings_that_are_being_written_break_nothing(string settings) => Check.ViewAsync(Analyzer, View, Held, Imports, ("/app/appsettings.json", settings));

    [Test]
    public async Task The_file_that_switches_it_off_is_named_the_one_of_all_environments_first()
    {
        var reported = await Check.ViewAsync(Analyzer, View, Reported, Imports, ("/app/appsettings.Development.json", Off), ("/app/appsettings.json", """{ "CookieConsent": { "HoldThirdParties": true } }"""));
        Assert.That(reported[0].GetMessage(), Does.EndWith("because appsettings.Development.json has HoldThirdParties off"));

        reported = await Check.ViewAsync(Analyzer, View, Reported, Imports, ("/app/appsettings.Development.json", Off), ("/app/appsettings.json", Off));
        Assert.That(reported[0].GetMessage(), Does.EndWith("because appsettings.json has HoldThirdParties off"));
    }

    [Test]
    public async Task The_attribute_is_offered()
    {
        using var project = TestProject.OfViews(Analyzer, (View, "<iframe src='https://www.youtube.com/a'></iframe>"), Imports, ("/app/appsettings.json", Off));
        var actions = await project.GetFixesAsync(new ViewGateFix(), (await project.AnalyzeAsync())[0]);
        Assert.That(actions.Select(action => action.Title), Is.EqualTo(["Let it wait: consent=\"Advertisement\""]));

        await project.ApplyAsync(actions[0]);

        Assert.That(await project.ReadAsync(View), Is.EqualTo("<iframe consent=\"Advertisement\" src='https://www.youtube.com/a'></iframe>"));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }
}
