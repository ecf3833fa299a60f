using CookieConsent.EntityFrameworkCore.Inventory;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.EntityFrameworkCore.Tests.Inventory;

/// <summary>The inventory outlives restarts and is the sum over nodes (requirement E04).</summary>
[Category("E04")]
internal sealed class KeptInventoryTests(Engine engine) : StoreTests(engine)
{
    private static readonly DateTimeOffset Time = SampleRecords.Time;
    private readonly List<StoreHost> _nodes = [];

    [TearDown]
    public async Task CloseNodes()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        _nodes.Clear();
    }

    [Test]
    public async Task Counts_of_all_nodes_add_up()
    {
        var (one, other) = (Node(), Node());
        one.Seen.See("zz_partner", Time, "/lamps/{id}", new() { Domain = "example.com", Path = "/", IsSecure = true, SameSite = "None", Lifetime = TimeSpan.FromDays(30) });
        one.Seen.See("zz_partner", Time.AddHours(2));
        other.Seen.See("zz_partner", Time.AddHours(-1));
        other.Seen.See("theme", Time.AddHours(1));

        await WriteAsync(one, other);
        one.Seen.See("zz_partner", Time.AddHours(3));
        await WriteAsync(one, other, one);

        foreach (var node in new[] { one, other })
        {
            var cookies = await ReadAsync(node);
            Assert.That(cookies.Select(cookie => (cookie.Name, cookie.Requests, cookie.Dropped)), Is.EquivalentTo(new[] { ("zz_partner", 3L, 1L), ("theme", 1L, 0L) }));
            var partner = cookies.Single(cookie => cookie.Name == "zz_partner");
            Assert.That((partner.FirstSeen, partner.LastSeen, partner.LastSetAt), Is.EqualTo((Time.AddHours(-1), Time.AddHours(3), "/lamps/{id}")));
            Assert.That(partner.Attributes, Is.EqualTo(new ObservedCookieAttributes { Domain = "example.com", Path = "/", IsSecure = true, SameSite = "None", Lifetime = TimeSpan.FromDays(30) }));
        }
    }

    [Test]
    public async Task Counts_outlive_a_restart_and_are_written_at_the_end()
    {
        var before = Node();
        before.Seen.See("zz_partner");
        await before.Host.Services.GetServices<IHostedService>().OfType<InventoryKeeper>().Single().StopAsync(CancellationToken.None);

        var after = Node();
        after.Seen.See("zz_partner");

        Assert.That((await ReadAsync(after)).Single().Requests, Is.EqualTo(2));
    }

    [Test]
    public async Task Nodes_that_write_at_the_same_time_lose_nothing()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Node()).ToArray();
        for (var round = 0; round < 5; round++)
        {
            foreach (var node in nodes)
            {
                for (var cookie = 0; cookie < 20; cookie++)
                    node.Seen.See($"cookie_{round}_{cookie}");
                node.Seen.See("everywhere");
            }
            await Task.WhenAll(nodes.Select(node => WriteAsync(node)));
        }

        var cookies = await ReadAsync(nodes[0]);

        Assert.That(cookies, Has.Count.EqualTo(101));
        Assert.That(cookies.Sum(cookie => cookie.Requests), Is.EqualTo(4 * 5 * 21));
        Assert.That(cookies.Single(cookie => cookie.Name == "everywhere").Requests, Is.EqualTo(20));
    }

    [TestCase("'); DROP TABLE \"ConsentCookies\";--")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("naïve 🍪 \u202E")]
    [TestCase("")]
    public async Task Names_come_back_as_they_were(string name)
    {
        var node = Node();
        node.Seen.See(name, setAt: name, attributes: new() { Domain = name, Path = name, SameSite = name });

        await WriteAsync(node);

        var cookie = (await ReadAsync(Node())).Single();
        Assert.That((cookie.Name, cookie.LastSetAt, cookie.Attributes!.Domain, cookie.Attributes.Path), Is.EqualTo((name, name, name, name)));
    }

    [Test]
    public async Task Names_that_differ_in_case_are_two()
    {
        var node = Node();
        node.Seen.See("sid");
        node.Seen.See("SID");

        Assert.That((await ReadAsync(node)).Select(cookie => cookie.Name), Is.EquivalentTo(new[] { "sid", "SID" }));
    }

    [Test]
    public async Task The_table_is_bounded_and_what_responses_set_stays()
    {
        var node = Node();
        node.Seen.See("set_here", Time.AddDays(-300), "/lamps");
        node.Seen.See("gone", Time.AddDays(-500), "/lamps");
        for (var index = 0; index < 30; index++)
            node.Seen.See($"made_up_{index}", Time.AddSeconds(index));
        await using var context = node.Host.Services.GetRequiredService<RecordContexts>().Create();
        await node.Host.Services.GetRequiredService<RecordContexts>().PrepareAsync(context, CancellationToken.None);
        await ObservationMerge.AddAsync(context, [.. node.Seen.GetObservations().Select(StoredObservation.From)], CancellationToken.None);

        await ObservationMerge.TrimAsync(context, Time, most: 10, CancellationToken.None);

        var names = await context.Set<StoredObservation>().Select(row => row.Name).ToListAsync();
        Assert.That(names, Is.EquivalentTo(Enumerable.Range(21, 9).Select(index => $"made_up_{index}").Append("set_here")));
    }

    [Test]
    public async Task What_could_not_be_written_is_written_once_the_database_is_back()
    {
        var node = Node();
        node.Seen.See("zz_partner");
        await WriteAsync(node);
        await Database.ExecuteAsync("ALTER TABLE \"ConsentCookies\" RENAME TO \"Elsewhere\"");
        node.Seen.See("zz_partner");
        await Assert.ThatAsync(() => WriteAsync(node), Throws.Exception);
        await Database.ExecuteAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"ConsentCookies\"");
        node.Seen.See("zz_partner");

        Assert.That((await ReadAsync(node)).Single().Requests, Is.EqualTo(3));
    }

    private (StoreHost Host, SeenCookies Seen) Node()
    {
        var seen = new SeenCookies();
        var host = new StoreHost(Database.Configure, new FakeTimeProvider(), services: services => services.Replace(ServiceDescriptor.Singleton<ICookieInventory>(seen)));
        _nodes.Add(host);
        return (host, seen);
    }

    private static async Task WriteAsync(params (StoreHost Host, SeenCookies Seen)[] nodes)
    {
        foreach (var (host, _) in nodes)
            await host.Services.GetRequiredService<InventoryKeeper>().WriteAsync(CancellationToken.None);
    }

    private static Task<IReadOnlyList<ObservedCookie>> ReadAsync((StoreHost Host, SeenCookies Seen) node) => node.Host.Services.GetRequiredService<IConsentRecordReport>().GetObservationsAsync();
}
