using CookieConsent.Analyzers.CodeFixes;
using CookieConsent.Analyzers.Order;
using CookieConsent.Analyzers.Tests.Harness;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE001: the one line comes after UseForwardedHeaders and UsePathBase and before everything else.</summary>
public sealed class PipelineOrderTests
{
    private static readonly PipelineOrderAnalyzer Analyzer = new();
    private static readonly PipelineOrderFix Fix = new();

    [Test]
    public async Task Middleware_in_front_of_the_line_is_named()
    {
        var reported = await Check.CodeAsync(Analyzer, Program("app.UseForwardedHeaders();\napp.UseHsts();\napp.UseStaticFiles();\napp.[|UseCookieConsent|]();"));

        Assert.That(reported[0].Id, Is.EqualTo("COOKIE001"));
        Assert.That(reported[0].GetMessage(), Does.StartWith("'UseHsts' is in front of 'UseCookieConsent': write UseCookieConsent() before it"));
    }

    [TestCase("app.UseCookieConsent();\napp.UseStaticFiles();", TestName = "The line may be first")]
    [TestCase("app.UseForwardedHeaders();\napp.UsePathBase(\"/shop\");\napp.UseCookieConsent();", TestName = "What corrects the address may be in front")]
    [TestCase("app.UseForwardedHeaders().UsePathBase(\"/shop\").UseCookieConsent().UseStaticFiles();", TestName = "So may it in a chain")]
    [TestCase("app.UseWhen(context => context.Request.IsHttps, branch => branch.UseForwardedHeaders());\napp.UseCookieConsent();", TestName = "So may it under a condition")]
    [TestCase("app.MapGet(\"/\", () => \"\");\napp.UseCookieConsent();", TestName = "Endpoints run at the end wherever they are mapped")]
    [TestCase("app.Map(\"/admin\", branch => branch.UseStaticFiles());\nvar other = WebApplication.Create();\nother.UseCookieConsent();", TestName = "Another builder is another pipeline")]
    [TestCase("void Later() => app.UseStaticFiles();\nAction latest = () => app.UseHsts();\napp.UseCookieConsent();\nLater();\nlatest();", TestName = "A function that is only written in front runs later")]
    [TestCase("if (args.Length > 0)\n    app.UseStaticFiles();\nelse\n    app.UseCookieConsent();", TestName = "Of two arms only one runs")]
    [TestCase("switch (args.Length)\n{\n    case 0: app.UseStaticFiles(); break;\n    default: app.UseCookieConsent(); break;\n}", TestName = "Of two cases only one runs")]
    [TestCase("app.UseStaticFiles();\napp.Map(\"/shop\", shop => shop.UseCookieConsent());", TestName = "A branch is a pipeline of its own")]
    public Task It_is_silent(string lines) => Check.CodeAsync(Analyzer, Program(lines));

    [TestCase("app.UseStaticFiles().[|UseCookieConsent|]();", TestName = "In a chain")]
    [TestCase("WebApplication.Create().UseStaticFiles().[|UseCookieConsent|]();", TestName = "In a chain on a builder that has no name")]
    [TestCase("app.UseStaticFiles();\nCookieConsentApplicationBuilderExtensions.[|UseCookieConsent|](app);", TestName = "Called as a plain method")]
    [TestCase("if (!app.Environment.IsDevelopment())\n{\n    app.UseExceptionHandler(\"/error\");\n}\napp.[|UseCookieConsent|]();", TestName = "Under a condition")]
    [TestCase("app.Use(next => next);\napp.[|UseCookieConsent|]();", TestName = "Middleware written in place")]
    [TestCase("app.UseWhen(context => context.Request.IsHttps, branch => branch.UseHsts());\napp.[|UseCookieConsent|]();", TestName = "A branch that comes back")]
    [TestCase("((IApplicationBuilder)app).Map(\"/admin\", branch => branch.UseStaticFiles());\napp.[|UseCookieConsent|]();", TestName = "A branch of middleware")]
    [TestCase("app.Map(\"/shop\", shop =>\n{\n    shop.UseStaticFiles();\n    shop.[|UseCookieConsent|]();\n});", TestName = "In a branch")]
    [TestCase("Configure(app);\nstatic void Configure(IApplicationBuilder builder)\n{\n    builder.UseRouting();\n    builder.[|UseCookieConsent|]();\n}", TestName = "In a local function")]
    [TestCase("app.UseMine();\napp.[|UseCookieConsent|]();\nstatic class Mine { public static T UseMine<T>(this T app) where T : IApplicationBuilder => app; }", TestName = "Middleware of one's own")]
    public Task It_reports(string lines) => Check.CodeAsync(Analyzer, Program(lines));

    [Test]
    public Task A_Startup_class_is_read_too() =>
        Check.CodeAsync(
            Analyzer,
            """
            public class Startup
            {
                public void Configure(IApplicationBuilder app)
                {
                    app.UseRouting();
                    app.[|UseCookieConsent|]();
                }
            }
            """
        );

    [Test]
    public async Task Generated_code_is_not_read() => await Check.CodeAsync(Analyzer, Program("app.UseStaticFiles();\napp.UseCookieConsent();"), "Program.g.cs");

    [Test]
    public Task The_fix_moves_the_line_and_what_belongs_in_front_of_it_and_leaves_comments_where_they_were() =>
        Check.FixAsync(
            Analyzer,
            Fix,
            Program("\n// Errors.\nif (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\napp.UsePathBase(\"/shop\");\napp.UseStaticFiles();\n\n// Consent.\napp.UseCookieConsent();\n\napp.UseRouting();"),
            Program("\napp.UsePathBase(\"/shop\");\n// Consent.\napp.UseCookieConsent();\n// Errors.\nif (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\napp.UseStaticFiles();\n\napp.UseRouting();")
        );

    [TestCase("app.UseStaticFiles().UseCookieConsent();", "app.UseCookieConsent().UseStaticFiles();")]
    [TestCase("app.UseForwardedHeaders().UseStaticFiles().UseRouting().UseCookieConsent().UseAuthorization();", "app.UseForwardedHeaders().UseCookieConsent().UseStaticFiles().UseRouting().UseAuthorization();")]
    [TestCase("app\n    .UseStaticFiles()\n    .UseCookieConsent();", "app\n    .UseCookieConsent()\n    .UseStaticFiles();")]
    [TestCase("app.UseStaticFiles();\napp.UseForwardedHeaders().UseCookieConsent();", "app.UseForwardedHeaders().UseCookieConsent();\napp.UseStaticFiles();")]
    public Task The_fix_keeps_chains(string lines, string expected) => Check.FixAsync(Analyzer, Fix, Program(lines), Program(expected));

    [Test]
    public Task The_fix_works_inside_a_block() =>
        Check.FixAsync(
            Analyzer,
            Fix,
            Program("app.Map(\"/shop\", shop =>\n{\n    shop.UseStaticFiles();\n    shop.UseCookieConsent();\n});"),
            Program("app.Map(\"/shop\", shop =>\n{\n    shop.UseCookieConsent();\n    shop.UseStaticFiles();\n});")
        );

    [TestCase("app.UseStaticFiles();\nvar path = args[0];\napp.UsePathBase(path);\napp.UseCookieConsent();", TestName = "Not before what it needs")]
    [TestCase("app.UseStaticFiles();\nif (args.Length > 0)\n    app.UseCookieConsent();", TestName = "Not out of its condition")]
    [TestCase("app.UseStaticFiles();\napp.UseRouting().UseCookieConsent();", TestName = "Not with what stays behind it")]
    [TestCase("app.UseMine().UseCookieConsent();\nstatic class Mine { public static WebApplication UseMine(this WebApplication app) => app; }", TestName = "Not where the chain has another type then")]
    public Task There_is_no_fix(string lines) => Check.NoFixAsync(Analyzer, Fix, Program(lines));

    [Test]
    public async Task A_project_without_the_library_costs_nothing()
    {
        using var project = TestProject.OfCode(Analyzer, Program("app.UseStaticFiles();\napp.UseCookieConsent();\nstatic class Mine { public static void UseCookieConsent(this IApplicationBuilder app) { } }"), hasLibrary: false);

        Assert.That(await project.AnalyzeAsync(), Is.Empty);
    }

    private static string Program(string lines) => $"var app = WebApplication.Create(args);\n{lines}\n";
}
