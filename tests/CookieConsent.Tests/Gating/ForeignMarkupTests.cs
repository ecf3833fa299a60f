using AngleSharp.Html.Dom;

namespace CookieConsent.Tests.Gating;

/// <summary>Tags that were written for another tool (requirement E14).</summary>
[Category("E14")]
internal sealed class ForeignMarkupTests
{
    /// <summary>Beside that tool, which is still there while a site only looks, a plain tag would run before any choice.</summary>
    [TestCase("type=\"text/plain\" data-category=\"analytics\" data-service=\"Stats\" data-src=\"/a.js\"")]
    [TestCase("type=\"text/plain\" data-cookieconsent=\"statistics, marketing\" src=\"/a.js\"")]
    public async Task In_report_only_mode_a_tag_for_another_tool_stays_as_it_is(string attributes)
    {
        var page = await TagPages.OpenAsync(Visitor.Undecided, options => options.Mode = ConsentMode.ReportOnly, ("script", attributes, ""));

        Assert.That(page.QuerySelector("script")!.OuterHtml, Is.EqualTo($"<script {attributes}></script>"));
    }

    [TestCase("type=\"text/plain\" data-category=\"analytics\" src=\"/a.js\"", "analytics")]
    [TestCase("type=\"text/plain\" data-cookieconsent=\"statistics, marketing\" src=\"/a.js\"", "analytics,advertisement")]
    [TestCase("type=\"text/plain\" data-category=\"analytics\" data-service=\"Stats\" src=\"/a.js\"", "analytics")]
    [TestCase("data-cookieconsent=\"preferences\" src=\"/a.js\"", "functionality")]
    [TestCase("type=\"text/plain\" data-category=\"marketing\" data-src=\"/a.js\"", "advertisement")]
    public async Task Markup_for_other_tools_is_understood(string attributes, string held)
    {
        var page = await TagPages.OpenAsync(Visitor.Undecided, ("script", attributes, ""));

        var template = (IHtmlTemplateElement)page.QuerySelector($"template[data-ccx-held='{held}']")!;
        Assert.That(template.Content.FirstElementChild!.OuterHtml, Is.EqualTo("<script src=\"/a.js\"></script>"));
    }

    [TestCase("src=\"/a.js\" data-cookieconsent=\"ignore\"", "<script src=\"/a.js\"></script>")]
    [TestCase("type=\"text/plain\" data-type=\"module\" data-category=\"necessary\" data-src=\"/a.js\"", "<script src=\"/a.js\" type=\"module\"></script>")]
    public async Task What_other_tools_let_through_at_once_is_a_plain_tag(string attributes, string expected)
    {
        var page = await TagPages.OpenAsync(Visitor.Undecided, ("script", attributes, ""));

        Assert.That(page.QuerySelector("script")!.OuterHtml, Is.EqualTo(expected));
    }

    [TestCase("hubspot", null)]
    [TestCase("Our Chat", "chat")]
    [TestCase("CHAT", "chat")]
    [TestCase("something else", null)]
    public async Task A_declared_service_that_the_markup_of_other_tools_names_may_be_refused_alone(string name, string? held)
    {
        var page = await TagPages.OpenAsync(
            Visitor.Undecided,
            options =>
            {
                options.Services["hubspot"] = new();
                options.Services["chat"] = new() { Name = "Our Chat", Category = CookieCategories.Functionality, Purpose = "Answers questions." };
            },
            ("script", $"type=\"text/plain\" data-category=\"functionality\" data-service=\"{name}\"", "chat();")
        );

        Assert.That(page.QuerySelector("template[data-ccx-held=functionality]")!.GetAttribute("data-ccx-service"), Is.EqualTo(held));
    }
}
