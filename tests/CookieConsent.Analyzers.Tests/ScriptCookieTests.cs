using CookieConsent.Analyzers.Tests.Harness;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE004: script of a view that sets a cookie (requirement E14).</summary>
public sealed class ScriptCookieTests
{
    private const string View = "/app/Views/Home/Index.cshtml";
    private static readonly ViewAnalyzer Analyzer = new();
    private static readonly (string Path, string Text) Imports = ("/app/Views/_ViewImports.cshtml", "@addTagHelper *, CookieConsent\n");

    [TestCase("<script>[|document|].cookie = 'theme=dark';</script>")]
    [TestCase("<script type=\"module\">\n  if (a < b)\n    window.[|document|] . cookie=`theme=${x}`;\n</script>")]
    [TestCase("<script>[|document|].cookie += 'theme=dark'</script>")]
    [TestCase("<script nonce=\"@nonce\">var a = /'/;\n[|document|].cookie='theme=dark'</script>")]
    [TestCase("<script consent=\"Functionality\"></script><script>[|document|].cookie='theme=dark'</script>")]
    public async Task A_script_that_sets_a_cookie_is_reported(string markup)
    {
        var reported = await Check.ViewAsync(Analyzer, View, markup, Imports);

        Assert.That(reported[0].Id, Is.EqualTo("COOKIE004"));
        Assert.That(reported[0].GetMessage(), Is.EqualTo("This script sets document.cookie whatever the visitor has decided: write consent=\"Functionality\" on the <script>"));
    }

    [TestCase("<script consent=\"Functionality\">document.cookie='theme=dark'</script>", TestName = "A script that waits")]
    [TestCase("<script consent=\"Necessary\">document.cookie='theme=dark'</script>", TestName = "One that its author answers for")]
    [TestCase("<consent-content for=\"Functionality\"><script>document.cookie='theme=dark'</script></consent-content>", TestName = "One in content that waits")]
    [TestCase("@if (Context.GetCookieConsent().IsGranted(A))\n{\n<script>document.cookie='theme=dark'</script>\n}", TestName = "One behind a question")]
    [TestCase("<script>if (document.cookie == 'x' || document.cookie === y) f(document.cookie)</script>", TestName = "One that reads")]
    [TestCase("<script>f('document.cookie = 1') // document.cookie = 2</script>", TestName = "One that only speaks of it")]
    [TestCase("<p>document.cookie = 'theme=dark'</p><textarea><script>document.cookie=1</script></textarea>", TestName = "Text")]
    public Task It_is_silent_about(string markup) => Check.ViewAsync(Analyzer, View, markup, Imports);

    [Test]
    public async Task Without_the_tag_helpers_no_attribute_helps()
    {
        var reported = await Check.ViewAsync(Analyzer, View, "<script consent=\"Functionality\">[|document|].cookie='theme=dark'</script>");

        Assert.That(reported[0].GetMessage(), Does.EndWith("write '@addTagHelper *, CookieConsent' in _ViewImports.cshtml"));
    }
}
