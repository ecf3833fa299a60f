using System.Net;
using System.Net.Http.Json;

namespace CookieConsent.Samples.Tests;

/// <summary>What the sample Mvc has and the others have not: the output cache and the database.</summary>
internal sealed class MvcTests
{
    private const string Banner = "data-ccx-banner";
    private const string Withdrawal = "data-ccx-withdraw";

    [Test]
    [Category("E16")]
    [Category("P01")]
    public async Task Visitors_with_opposite_choices_each_get_their_own_copy()
    {
        var process = await SampleProcesses.GetAsync(Samples.Mvc);
        using var accepted = await VisitorAsync(process, "accept-all");
        using var refused = await VisitorAsync(process, "reject-all");
        using var undecided = await VisitorAsync(process, null);

        // A refusal takes effect at once: where the database is slow, it is written a moment later.
        await Assert.ThatAsync(() => ((ConsentDatabase)process.Needs!).CountRecordsAsync(), Is.AtLeast(2).After(60_000, 20), "Both choices are in the database.");

        // Another article than that of the journey, so that nobody has asked for it before. It says when it was made.
        var made = await ReadAsync(accepted, refused, undecided);
        var kept = await ReadAsync(accepted, refused, undecided);

        Assert.Multiple(() =>
        {
            Assert.That(made.Select(page => page.Contains(Banner, StringComparison.Ordinal)), Is.EqualTo(new[] { false, false, true }), Banner);
            Assert.That(made.Select(page => page.Contains(Withdrawal, StringComparison.Ordinal)), Is.EqualTo(new[] { true, false, false }), Withdrawal);
            Assert.That(kept, Is.EqualTo(made), "The second time each comes from the cache.");
        });
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(params IEnumerable<HttpClient> visitors)
    {
        var pages = new List<string>();
        foreach (var visitor in visitors)
            pages.Add(await visitor.GetStringAsync("/articles/2"));
        return pages;
    }

    private static async Task<HttpClient> VisitorAsync(SampleProcess process, string? choice)
    {
        var visitor = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(process.Address) };
        if (choice is null)
            return visitor;
        using var answer = await visitor.PostAsJsonAsync("/_cc", new { choice });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), choice);
        return visitor;
    }
}
