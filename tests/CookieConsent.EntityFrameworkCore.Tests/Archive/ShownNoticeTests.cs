using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore.Tests.Archive;

/// <summary>From a record alone, what the visitor saw is opened again.</summary>
[Category("P02")]
internal sealed class ShownNoticeTests(Engine engine) : StoreTests(engine)
{
    private static readonly string[] Words = ["Sales statistics", "Numbers Ltd", "Counts what is bought.", "sales_id"];

    [Test]
    public async Task What_was_shown_on_the_settings_page_is_opened_from_the_record_of_the_choice()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        var page = await client.GetStringAsync("/_cc");
        var hash = Regex.Match(page, "name=\"shown\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("choice", "save"), new("category", "analytics"), new("shown", hash)]);
        using var answer = await client.PostAsync("/_cc", form);

        var archive = app.Services.GetRequiredService<IConsentRecordArchive>();
        var id = (await Host.IdsAsync()).Single();
        var notice = (await archive.FindAsync(id))!.Notice!;
        Assert.That((notice.Hash, notice.ComputeHash(), notice.PolicyVersion, notice.Surface), Is.EqualTo((hash, hash, "2026-11", ConsentSurface.Page)));
        Assert.That(await archive.FindNoticeAsync(hash), Is.EqualTo(notice));
        foreach (var word in Words)
        {
            Assert.That(page, Does.Contain(word));
            Assert.That(notice.Html, Does.Contain(word));
        }
        var document = notice.ToDocument("/_cc/banner.css");
        Assert.That(document, Does.StartWith("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">").And.Contain(notice.Html).And.Contain("href=\"/_cc/banner.css\""));
    }

    [Test]
    public async Task A_record_of_any_layer_says_which_services_the_choice_was_about()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        var hash = Regex.Match(await client.GetStringAsync("/_cc"), "name=\"shown\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("choice", "accept-all"), new("shown", hash)]);
        using var answer = await client.PostAsync("/_cc", form);

        var notice = (await app.Services.GetRequiredService<IConsentRecordArchive>().FindAsync((await Host.IdsAsync()).Single()))!.Notice!;
        using var snapshot = JsonDocument.Parse(notice.Snapshot);
        var analytics = snapshot.RootElement.GetProperty("categories").EnumerateArray().Single(category => category.GetProperty("id").GetString() == "analytics");
        var service = analytics.GetProperty("services").EnumerateArray().Single();
        Assert.That(service.GetProperty("id").GetString(), Is.EqualTo("sales"));
        Assert.That(new[] { "name", "provider", "purpose" }.Select(name => service.GetProperty(name).GetString()), Is.EqualTo(Words[..3]));
        Assert.That(service.GetProperty("cookies")[0].GetProperty("name").GetString(), Is.EqualTo(Words[3]));
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services
            .AddCookieConsent(options =>
            {
                options.RecordTimeout = TimeSpan.FromMinutes(1);
                options.PolicyVersion = "2026-11";
                var service = new ConsentServiceOptions { Name = Words[0], Provider = Words[1], Purpose = Words[2], Category = CookieCategories.Analytics };
                service.Cookies.Add(new() { Name = Words[3], Lifetime = TimeSpan.FromDays(30) });
                options.Services["sales"] = service;
            })
            .AddEntityFrameworkRecords(Database.Configure, options => (options.SpoolFolder, options.CommandTimeout) = (Host.SpoolFolder, TimeSpan.FromSeconds(30)));
        var app = builder.Build();
        app.UseCookieConsent();
        await app.StartAsync();
        return app;
    }
}
