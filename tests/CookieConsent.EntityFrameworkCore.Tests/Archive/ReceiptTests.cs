using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore.Tests.Archive;

/// <summary>The store is asked for receipts, and for what another process has shown.</summary>
[Category("P07")]
internal sealed class ReceiptTests(Engine engine) : StoreTests(engine)
{
    [Test]
    public async Task A_visitor_gets_the_record_that_was_kept_until_it_is_erased()
    {
        await using var app = await StartAsync("2026-11");
        using var client = app.GetTestClient();
        var (cookie, id) = await AcceptAsync(client, await ShownAsync(client));

        using var receipt = await GetAsync(client, cookie);
        using var json = JsonDocument.Parse(await receipt.Content.ReadAsStringAsync());
        Assert.That((receipt.StatusCode, json.RootElement.GetProperty("source").GetString()), Is.EqualTo((HttpStatusCode.OK, "record")));
        Assert.That(json.RootElement.GetProperty("record").GetProperty("header").GetProperty("record_id").GetString(), Is.EqualTo(id));
        Assert.That(json.RootElement.GetProperty("record").GetProperty("event").GetProperty("action").GetString(), Is.EqualTo("accept_all"));

        Assert.That(await app.Services.GetRequiredService<IConsentRecordArchive>().EraseAsync(id), Is.True);
        using var gone = await GetAsync(client, cookie);
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    [Category("C07")]
    public async Task A_choice_on_what_another_process_showed_is_kept_under_what_was_shown()
    {
        await using var other = await StartAsync("2026-12");
        await using var app = await StartAsync("2026-11");
        using var shower = other.GetTestClient();
        using var taker = app.GetTestClient();
        var shown = await ShownAsync(shower);
        await AcceptAsync(shower, shown);

        var (_, id) = await AcceptAsync(taker, shown);

        var record = (await app.Services.GetRequiredService<IConsentRecordArchive>().FindAsync(id))!;
        Assert.That((record.PolicyVersion, record.Notice!.Hash, record.Scope), Is.EqualTo(("2026-12", shown, record.Notice.Scope)));
    }

    private static async Task<string> ShownAsync(HttpClient client) => Regex.Match(await client.GetStringAsync("/_cc"), "name=\"shown\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>The visitor's cookie, and the id of the record in it.</summary>
    private static async Task<(string Cookie, string Id)> AcceptAsync(HttpClient client, string shown)
    {
        using var form = new FormUrlEncodedContent([new("choice", "accept-all"), new("shown", shown)]);
        using var answer = await client.PostAsync("/_cc", form);
        var cookie = answer.Headers.GetValues("Set-Cookie").Select(line => line.Split(';')[0]).First(pair => pair.StartsWith("consent=", StringComparison.Ordinal) && pair.Length > "consent=".Length);
        return (cookie, cookie[^22..]);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_cc/receipt");
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private async Task<WebApplication> StartAsync(string policyVersion)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder
            .Services.AddCookieConsent(options => (options.PolicyVersion, options.RecordTimeout) = (policyVersion, TimeSpan.FromMinutes(1)))
            .AddEntityFrameworkRecords(Database.Configure, options => (options.SpoolFolder, options.CommandTimeout) = (Host.SpoolFolder, TimeSpan.FromSeconds(30)));
        var app = builder.Build();
        app.UseCookieConsent();
        await app.StartAsync();
        return app;
    }
}
