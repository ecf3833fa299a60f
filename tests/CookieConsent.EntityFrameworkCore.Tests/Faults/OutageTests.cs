using CookieConsent.EntityFrameworkCore.Spool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore.Tests.Faults;

/// <summary>The database goes away and comes back. No grant without proof, no refusal lost.</summary>
[Category("E18")]
internal sealed class OutageTests(Engine engine) : StoreTests(engine)
{
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(3);
    private Outage _outage = null!;

    protected override StoreHost CreateHost()
    {
        _outage = Outage.Of(Database, Engine);
        return new(_outage.Configure, configure: options => options.CommandTimeout = _outage.CommandTimeout);
    }

    [TearDown]
    public async Task Restore() => await _outage.DisposeAsync();

    [Test]
    [Category("P09")]
    public async Task Grants_fail_and_are_not_written_later()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await _outage.BeginAsync();

        var grants = SampleRecords.Grants(20).ToArray();
        foreach (var appending in grants.Select(AppendForAVisitorAsync).ToArray())
            Assert.That(async () => await appending, Throws.Exception);
        await Host.Logs.WhenAsync(102);
        await _outage.EndAsync();
        await Host.SpoolIsEmptyAsync();

        // Of a grant of which the store could not know, a record says that it is void. There is none of the grant itself.
        Assert.That((await Host.IdsAsync()).Intersect(grants.Select(grant => grant.Id)), Is.Empty);
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    [Category("E02")]
    public async Task Refusals_and_withdrawals_are_acknowledged_and_written_once_when_the_database_is_back()
    {
        await Host.AppendAsync(SampleRecords.Grant());
        await _outage.BeginAsync();
        ConsentRecord[] records =
        [
            .. Enumerable.Range(0, 300).Select(_ => SampleRecords.Refusal()),
            SampleRecords.Grant(CookieCategories.Analytics, CookieCategories.Analytics | CookieCategories.Advertisement),
            SampleRecords.Refusal() with { Notice = SampleRecords.Notice("<section>Shown during the outage.</section>") },
            SampleRecords.Refusal() with { Notice = null },
        ];

        await Task.WhenAll(records.Select(AppendForAVisitorAsync));
        Assert.That(Host.Spool.HasBacklog, Is.True);
        await _outage.EndAsync();
        await Host.SpoolIsEmptyAsync();

        Assert.That(records.Select(record => record.Id), Is.SubsetOf(await Host.IdsAsync()));
        Assert.That(await Host.Archive.FindAsync(records[^2].Id), Is.EqualTo(records[^2]));
        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That(verification.Records, Is.EqualTo(records.Length + 2));

        // The last file goes after its records are known to be in the database.
        await Host.StopAsync();
        Assert.That(Directory.GetFiles(Host.SpoolFolder), Is.Empty);
    }

    [Test]
    public async Task A_database_that_is_away_at_the_start_is_waited_for()
    {
        await _outage.BeginAsync();
        await Host.StartAsync();
        var refusal = SampleRecords.Refusal();

        Assert.That(async () => await AppendForAVisitorAsync(SampleRecords.Grant()), Throws.Exception);
        await AppendForAVisitorAsync(refusal);
        await _outage.EndAsync();
        await Host.SpoolIsEmptyAsync();

        Assert.That(await Host.Archive.FindAsync(refusal.Id), Is.EqualTo(refusal));
    }

    [Test]
    [Category("E02")]
    public async Task Over_http_a_grant_gets_503_and_a_refusal_takes_effect()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        var (_, before) = await ChooseAsync(client, "choice=accept-all");
        Assert.That(before, Is.Not.Null);

        await _outage.BeginAsync();
        Assert.That(await ChooseAsync(client, "choice=accept-all"), Is.EqualTo((503, (string?)null)));
        Assert.That((await ChooseAsync(client, "choice=reject-all")).Status, Is.EqualTo(303));
        Assert.That((await ChooseAsync(client, "choice=reject-all", before)).Status, Is.EqualTo(303));
        await _outage.EndAsync();
    }

    [Test]
    [Category("E02")]
    public async Task What_a_mixed_choice_gives_up_is_kept_though_what_it_asks_for_is_not_granted()
    {
        await using var app = await StartAsync();
        using var client = app.GetTestClient();
        var (_, before) = await ChooseAsync(client, "choice=save&category=analytics&category=advertisement");

        await _outage.BeginAsync();
        var (status, after) = await ChooseAsync(client, "choice=save&category=analytics&category=functionality", before);
        await _outage.EndAsync();

        Assert.That(status, Is.EqualTo(503));
        var spool = app.Services.GetRequiredService<RecordSpool>();
        await Assert.ThatAsync(() => Task.FromResult(spool.HasBacklog), Is.False.After(120_000, 50));
        var records = await app.Services.GetRequiredService<IConsentRecordArchive>().ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Where(record => record.Action != ConsentAction.Void).ToListAsync();
        var reduction = records[^1];
        Assert.That(records, Has.Count.EqualTo(2));
        Assert.That((reduction.Granted, reduction.GrantsMore, reduction.PreviousId), Is.EqualTo((CookieCategories.Analytics, false, records[0].Id)));
        Assert.That(after, Does.EndWith(reduction.Id), "The cookie names the record of what still holds.");
    }

    private async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder
            .Services.AddCookieConsent(options => options.RecordTimeout = TimeSpan.FromMinutes(1))
            .AddEntityFrameworkRecords(_outage.Configure, options => (options.CommandTimeout, options.SpoolFolder) = (_outage.CommandTimeout, Host.SpoolFolder));
        var app = builder.Build();
        app.UseCookieConsent();
        await app.StartAsync();
        return app;
    }

    private static async Task<(int Status, string? Cookie)> ChooseAsync(HttpClient client, string choice, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new StringContent(choice, mediaType: new("application/x-www-form-urlencoded")) };
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines.Single().Split(';')[0] : null);
    }

    /// <summary>As the library does it: with the time that a visitor waits.</summary>
    private async Task AppendForAVisitorAsync(ConsentRecord record)
    {
        using var limit = new CancellationTokenSource(RecordTimeout);
        await Host.AppendAsync(record, limit.Token);
    }
}
