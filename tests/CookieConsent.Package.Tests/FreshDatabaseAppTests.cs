using System.Net.Http.Json;
using System.Text.Json;

namespace CookieConsent.Package.Tests;

/// <summary>The store's package in a new app of the template <c>web</c>, with all the code of its README.</summary>
public sealed class FreshDatabaseAppTests
{
    private FreshApp _app = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _app = await FreshApp.StartWithDatabaseAsync(
            "web",
            app =>
            {
                app.InsertAfter("Program.cs", "WebApplication.CreateBuilder(args)", Readme.Block("csharp", "AddEntityFrameworkRecords(options"));
                app.InsertAfter("Program.cs", "builder.Build()", Readme.Line("UseCookieConsent()"), Readme.Block("csharp", "IConsentRecordArchive archive"));
                // On a machine that has much to do, the first commit of an app takes its time.
                app.InsertAfter("appsettings.json", "{", "\"CookieConsent\": { \"RecordTimeout\": \"00:00:30\" },");
                foreach (var (index, block) in Readme.All(Readme.OfTheStore, "csharp").Index())
                    app.Write($"Block{index}.cs", Readme.AsFile(block, $"Block{index}"));
                app.Write("Usings.cs", "global using CookieConsent;\nglobal using Microsoft.EntityFrameworkCore;\n");
            }
        );

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Test]
    public void One_command_installs_the_package_and_with_it_the_library() =>
        Assert.That(_app.Project, Does.Contain("Include=\"CookieConsent.EntityFrameworkCore\"").And.Not.Contain("Include=\"CookieConsent\""));

    [Test]
    public void Its_build_has_the_schemas_of_both_for_the_editor() =>
        Assert.That(_app.ImportedTargets, Does.Contain("/CookieConsent.targets").And.Contain("/CookieConsent.EntityFrameworkCore.targets"));

    [Test]
    public async Task A_choice_is_in_the_database_and_can_be_verified()
    {
        await _app.AcceptAllAsync();

        var verification = await _app.Client.GetFromJsonAsync<JsonElement>("/consent-records/verify");

        Assert.That(verification.GetProperty("isIntact").GetBoolean(), Is.True);
        Assert.That(verification.GetProperty("records").GetInt64(), Is.GreaterThanOrEqualTo(1));
    }
}
