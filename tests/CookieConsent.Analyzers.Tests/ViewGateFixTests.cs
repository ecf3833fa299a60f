using CookieConsent.Analyzers.CodeFixes;
using CookieConsent.Analyzers.Tests.Harness;
using CookieConsent.Analyzers.Views;

namespace CookieConsent.Analyzers.Tests;

/// <summary>What is offered in views, and that nothing is left to report once it is done.</summary>
public sealed class ViewGateFixTests
{
    private const string View = "/app/Pages/Index.cshtml";
    private const string Imports = "/app/Pages/_ViewImports.cshtml";
    private const string Directive = "@addTagHelper *, CookieConsent\n";
    private static readonly ViewAnalyzer Analyzer = new();
    private static readonly ViewGateFix Fix = new();

    [Test]
    public async Task A_script_of_a_service_waits_for_the_category_of_the_service()
    {
        using var project = TestProject.OfViews(Analyzer, (View, "@page\n<script nonce=\"x\">fetch('https://www.youtube.com/a')</script>"), (Imports, Directive));

        Assert.That(await ApplyOnlyAsync(project), Is.EqualTo("Let it wait: consent=\"Advertisement\""));

        Assert.That(await project.ReadAsync(View), Is.EqualTo("@page\n<script consent=\"Advertisement\" nonce=\"x\">fetch('https://www.youtube.com/a')</script>"));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    [Test]
    public async Task A_script_of_the_site_waits_for_the_category_that_its_author_chooses()
    {
        using var project = TestProject.OfViews(Analyzer, (View, "<script>document.cookie='theme=dark'</script>"), (Imports, Directive));
        var actions = await project.GetFixesAsync(Fix, (await project.AnalyzeAsync())[0]);
        Assert.That(
            actions.Select(action => action.Title),
            Is.EqualTo(["Let it wait: consent=\"Functionality\"", "Let it wait: consent=\"Analytics\"", "Let it wait: consent=\"Advertisement\""])
        );

        await project.ApplyAsync(actions[1]);

        Assert.That(await project.ReadAsync(View), Is.EqualTo("<script consent=\"Analytics\">document.cookie='theme=dark'</script>"));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    [Test]
    public async Task The_tag_helpers_come_into_the_nearest_imports()
    {
        using var project = TestProject.OfViews(Analyzer, (View, "<script src='https://www.youtube.com/a'></script>"), (Imports, "@namespace App\n"), ("/app/_ViewImports.cshtml", ""));

        Assert.That(await ApplyOnlyAsync(project), Is.EqualTo("Write '@addTagHelper *, CookieConsent' in _ViewImports.cshtml"));

        Assert.That(await project.ReadAsync(Imports), Is.EqualTo(Directive + "@namespace App\n"));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    [Test]
    public async Task Without_imports_they_come_into_the_page_behind_what_has_to_be_first()
    {
        using var project = TestProject.OfViews(Analyzer, (View, "@page \"/x\"\n<script src='https://www.youtube.com/a'></script>"));

        Assert.That(await ApplyOnlyAsync(project), Is.EqualTo("Write '@addTagHelper *, CookieConsent' in Index.cshtml"));

        Assert.That(await project.ReadAsync(View), Is.EqualTo("@page \"/x\"\n" + Directive + "<script src='https://www.youtube.com/a'></script>"));
        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    [TestCase("/app/App.razor", "<script src='https://www.youtube.com/a'></script>")]
    [TestCase("/app/index.html", "<script>document.cookie='a=b'</script>")]
    [TestCase(View, Directive + "<!script src='https://www.youtube.com/a'></!script>")]
    public async Task Where_nothing_is_right_for_sure_nothing_is_offered(string path, string markup)
    {
        using var project = TestProject.OfViews(Analyzer, (path, markup));

        Assert.That(await project.GetFixesAsync(Fix, (await project.AnalyzeAsync())[0]), Is.Empty);
    }

    private static async Task<string> ApplyOnlyAsync(TestProject project)
    {
        var actions = await project.GetFixesAsync(Fix, (await project.AnalyzeAsync())[0]);
        Assert.That(actions, Has.Length.EqualTo(1));
        await project.ApplyAsync(actions[0]);
        return actions[0].Title;
    }
}
