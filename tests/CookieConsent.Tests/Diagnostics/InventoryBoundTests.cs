using System.Globalization;
using CookieConsent.Classification;
using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>A client can send any name, as many as it likes.</summary>
[Category("E04")]
internal sealed class InventoryBoundTests
{
    private const int Names = 1_000_000;
    private static readonly string[] Stems = ["", "_ga_", ".AspNetCore.Correlation.", ".AspNetCore.CookiesC", new('n', 101)];
    private RequestHarness _harness = null!;
    private CookieInventory _inventory = null!;
    private CookieClassifier _classifier = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _harness = await RequestHarness.StartAsync(Observed.SiteThatSets("zz_unknown=1"));
        _inventory = _harness.Services.GetRequiredService<CookieInventory>();
        _classifier = _harness.Services.GetRequiredService<ConsentConfigurationSource>().Current.Classifier;
    }

    [TearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public void A_million_random_names_stay_within_room_and_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Flood(Names);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // All that was ever allocated is the bound of what can be kept.
        Assert.That(allocated, Is.LessThan(4_000_000));
        Assert.That(_harness.Names(), Has.Count.InRange(2 * CookieInventory.MostUnknown, (2 * CookieInventory.MostUnknown) + 200));
        Assert.That(_inventory.Unlisted, Is.GreaterThan(Names / 6));
    }

    [Test]
    public async Task Known_names_and_those_of_responses_get_in_behind_a_flood()
    {
        for (var i = 0; i < 2 * CookieInventory.MostUnknown; i++)
            Request($"random{i}");

        Request("stat_id");
        Request("_fbp");
        Request("IDE");
        await _harness.GetAsync();

        Assert.That(_harness.Names(), Is.SupersetOf(new[] { "stat_id", "_fbp", "IDE", "zz_unknown" }));
    }

    [Test]
    public void Of_a_family_ten_names_are_listed_and_the_others_counted_under_the_pattern()
    {
        for (var i = 0; i < 30; i++)
            Request($".AspNetCore.Correlation.nonce{i}");

        var listed = _harness.Inventory().GetObservations();
        Assert.That(listed, Has.Count.EqualTo(CookieInventory.MostOfFamily + 1));
        Assert.That(listed.Sum(cookie => cookie.Requests), Is.EqualTo(30));
        var others = listed.Single(cookie => cookie.Name == ".AspNetCore.Correlation.*");
        Assert.That((others.Requests, others.Category, others.Reason), Is.EqualTo((20, CookieCategories.Necessary, CookieReason.Framework)));
    }

    [Test]
    public void A_long_name_is_cut()
    {
        Request(new string('n', 5000));
        Request(new string('n', 4000));

        var cookie = _harness.Inventory().GetObservations().Single();
        Assert.That((cookie.Name, cookie.Requests), Is.EqualTo((new string('n', CookieInventory.LongestName) + "…", 2)));
        Assert.That(cookie.Fix, Does.Contain($"\"{new string('n', CookieInventory.LongestName)}*\""));
    }

    [Test]
    public void A_name_that_is_there_already_costs_no_memory()
    {
        string[] names = ["stat_id", "_ga_1234567890", "zz_unknown", ".AspNetCore.Correlation.x", new('n', 300)];
        RequestAll(names);

        var allocated = Allocation.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
                RequestAll(names);
        });

        Assert.That(allocated, Is.LessThan(1000));
    }

    [Test]
    public async Task Many_requests_at_once_lose_no_name()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 900; i++)
                Request($"n{i}");
        })));

        Assert.That(_harness.Names(), Has.Count.EqualTo(900).And.Unique);
    }

    private void Request(string name) => _inventory.Requested(name, _classifier.Classify(name), isHidden: false, isEnforcing: true, 1);

    private void RequestAll(string[] names)
    {
        foreach (var name in names)
            Request(name);
    }

    private void Flood(int count)
    {
        var random = new Random(7);
        Span<char> name = stackalloc char[140];
        for (var i = 0; i < count; i++)
        {
            var stem = Stems[i % Stems.Length];
            stem.CopyTo(name);
            random.Next().TryFormat(name[stem.Length..], out var written, provider: CultureInfo.InvariantCulture);
            var text = name[..(stem.Length + written)];
            if (i % 3 == 0)
                _inventory.InResponse(text, _classifier.Classify(text), 1);
            else
                _inventory.Requested(text, _classifier.Classify(text), isHidden: false, isEnforcing: true, 1);
        }
    }
}
