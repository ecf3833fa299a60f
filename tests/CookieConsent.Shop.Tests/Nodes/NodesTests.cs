using System.Buffers.Text;
using System.Net;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests.Nodes;

/// <summary>What holds where one machine is not enough.</summary>
internal sealed class NodesTests
{
    private const string NewVersion = "2026-12";
    private static readonly (string, string)[] NewConfiguration = [("CookieConsent:PolicyVersion", NewVersion), ("CookieConsent:Services:matomo:Name", "Matomo")];

    private Cluster? _cluster;

    private Cluster Shops => _cluster!;

    [SetUp]
    public async Task Start() => _cluster ??= await Cluster.StartAsync();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    [Test]
    [Category("C08")]
    public async Task A_choice_made_on_one_node_holds_on_all_of_them_on_the_next_request()
    {
        using var visitor = Shops.NewVisitor();
        await AnswerAsync(visitor, await visitor.GetAsync("/"), "accept-all");

        var granted = await PagesAsync(visitor);
        Assert.That(granted.Select(page => page.Node).Distinct().Count(), Is.EqualTo(Cluster.Size));
        Assert.That(granted.Select(Asks), Has.None.True);
        Assert.That(granted.Select(page => page.Cookies.Any(cookie => cookie is { Name: "_ga", IsDeletion: false })), Has.None.False);

        await visitor.PostAsync("/_cc", [("choice", "reject-all")]);

        var refused = await PagesAsync(visitor);
        Assert.That(refused.Select(Asks), Has.None.True);
        Assert.That(refused.SelectMany(page => page.Cookies).Where(cookie => cookie is { Name: "_ga", IsDeletion: false }), Is.Empty);
    }

    [Test]
    [Category("P01")]
    public async Task Choices_made_at_the_same_time_are_each_recorded_once()
    {
        var before = await Shops.RecordsAsync();

        var acknowledged = (await Task.WhenAll(Enumerable.Range(0, 48).Select(_ => ChooseTwiceAsync()))).SelectMany(ids => ids).ToArray();

        Assert.That((await Shops.RecordsAsync()).Except(before), Is.EquivalentTo(acknowledged));
        Assert.That(acknowledged.Distinct().Count(), Is.EqualTo(96));

        async Task<string[]> ChooseTwiceAsync()
        {
            using var visitor = Shops.NewVisitor();
            return [(await AcceptAsync(visitor))!, (await AcceptAsync(visitor, "analytics"))!];
        }
    }

    [Test]
    [Category("P09")]
    public async Task A_node_that_is_killed_takes_no_acknowledged_record_with_it()
    {
        const int rounds = 6;
        var before = await Shops.RecordsAsync();
        var (acknowledged, failed) = (new System.Collections.Concurrent.ConcurrentQueue<string>(), 0);
        var underway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var visitors = Task.WhenAll(Enumerable.Range(0, 24).Select(_ => ChooseAsync()));
        await underway.Task;
        Shops.Kill(1);
        await visitors;

        using var later = Shops.NewVisitor();
        var pages = await PagesAsync(later);
        await Shops.StartAsync(1);

        var kept = (await Shops.RecordsAsync()).Except(before).ToHashSet();
        Assert.That(acknowledged.Except(kept), Is.Empty);
        Assert.That(kept, Has.Count.InRange(acknowledged.Count, acknowledged.Count + failed));
        Assert.That(acknowledged, Has.Count.GreaterThan(24 * rounds / 2));
        Assert.That(pages.Select(page => page.Status), Is.All.EqualTo(HttpStatusCode.OK));

        async Task ChooseAsync()
        {
            using var visitor = Shops.NewVisitor();
            for (var round = 0; round < rounds; round++)
            {
                if (await AcceptAsync(visitor, round % 2 == 0 ? "analytics" : "functionality") is { } id)
                    acknowledged.Enqueue(id);
                else
                    Interlocked.Increment(ref failed);
                if (acknowledged.Count >= 24)
                    underway.TrySetResult();
            }
        }
    }

    [Test]
    [Category("C07")]
    public async Task While_a_new_configuration_is_rolled_out_nobody_is_asked_more_than_once_again()
    {
        var visitors = Enumerable.Range(0, 10).Select(_ => Shops.NewVisitor()).ToArray();
        foreach (var visitor in visitors)
            await AnswerAsync(visitor, await visitor.GetAsync("/"), "accept-all");

        // The rest of the class gets shops of its own.
        await using var shops = Shops;
        _cluster = null;
        await ReplaceAsync(shops, 2);

        // The first page of the new node; what it shows is in the database before anybody could have read it.
        using (var first = shops.NewVisitorAt(2))
            await first.GetAsync("/");
        await shops.WhenNoticeIsKeptAsync(NewVersion);

        var during = await Task.WhenAll(visitors.Select(CountQuestionsAsync));
        Assert.That(during, Is.All.EqualTo(1));
        foreach (var visitor in visitors)
            Assert.That(await StateAsync(visitor), Is.EqualTo("decided"));

        await Task.WhenAll(ReplaceAsync(shops, 0), ReplaceAsync(shops, 1));
        Assert.That(await Task.WhenAll(visitors.Select(CountQuestionsAsync)), Is.All.Zero);
        foreach (var visitor in visitors)
        {
            Assert.That((await PagesAsync(visitor)).Select(page => page.Cookies.Any(cookie => cookie is { Name: "_ga", IsDeletion: false })), Has.None.False);
            visitor.Dispose();
        }
    }

    private static Task ReplaceAsync(Cluster shops, int node)
    {
        shops.Kill(node);
        return shops.StartAsync(node, NewConfiguration);
    }

    /// <summary>Goes from page to page and answers whenever it is asked, until every node has been met: the turns are those of all visitors together.</summary>
    private static async Task<int> CountQuestionsAsync(Visitor visitor)
    {
        var questions = 0;
        var nodes = new HashSet<string?>();
        for (var page = 0; page < 4 * Cluster.Size || (nodes.Count < Cluster.Size && page < 1000); page++)
        {
            var reply = await visitor.GetAsync("/");
            nodes.Add(reply.Node);
            if (!Asks(reply))
                continue;
            questions++;
            await AnswerAsync(visitor, reply, "accept-all");
        }
        return questions;
    }

    private static async Task<Reply[]> PagesAsync(Visitor visitor)
    {
        var pages = new Reply[2 * Cluster.Size];
        for (var i = 0; i < pages.Length; i++)
            pages[i] = await visitor.GetAsync("/");
        return pages;
    }

    private static bool Asks(Reply page) => page.Document.QuerySelector("[data-ccx-banner]") is not null;

    private static async Task<string> StateAsync(Visitor visitor)
    {
        using var state = System.Text.Json.JsonDocument.Parse((await visitor.GetAsync("/_cc/state")).Body);
        return state.RootElement.GetProperty("status").GetString()!;
    }

    /// <summary>Answers the banner of a page; the load balancer decides which node gets it.</summary>
    private static async Task AnswerAsync(Visitor visitor, Reply page, string choice)
    {
        var shown = page.Document.QuerySelector("[data-ccx-banner] input[name=shown]")!.GetAttribute("value")!;
        Assert.That((await visitor.PostAsync("/_cc", [("choice", choice), ("shown", shown)])).Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    /// <summary>Grants a category, or all; the id of the record in hexadecimal, <see langword="null"/> where nobody has acknowledged it.</summary>
    private static async Task<string?> AcceptAsync(Visitor visitor, string? category = null)
    {
        try
        {
            var reply = await visitor.PostAsync("/_cc", category is null ? [("choice", "accept-all")] : [("choice", "save"), ("category", category)]);
            return reply.Cookies.FirstOrDefault(cookie => cookie is { Name: "__Host-consent", IsDeletion: false }) is { } cookie
                ? Convert.ToHexStringLower(Base64Url.DecodeFromChars(cookie.Value.AsSpan()[^22..]))
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
