using System.Collections.Concurrent;
using CookieConsent.Shop.Tests.Hosting;
using Microsoft.Playwright;

namespace CookieConsent.Browser.Tests.Gating;

/// <summary>The shop's page loads from vendors, which are other sites for a browser. They get what the visitor allows, and as long as that holds.</summary>
[Category("E14")]
public sealed class ShopVendorsTests : BrowserTests
{
    private static readonly string[] Scripts = ["google-analytics", "hubspot", "meta-pixel"];

    [Test]
    public async Task Before_a_choice_and_after_a_refusal_nobody_else_is_asked_and_nothing_is_stored([Values("", "reject-all")] string choice)
    {
        var (page, others) = await OpenAsync();
        if (choice.Length > 0)
            await page.AnswerAsync(choice);

        await page.BrowseEverythingAsync(Shop);
        await page.GotoAsync("/workshop", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.That(others, Is.Empty);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
        Assert.That(await StorageKeysAsync(page), Is.Empty);
    }

    [Test]
    public async Task Accepted_their_scripts_run_once_each_in_order_within_a_second_and_the_page_stays()
    {
        var (page, others) = await OpenAsync();
        await page.EvaluateAsync("addEventListener('click', event => performance.mark('click'), true)");

        await page.AnswerAsync("accept-all");
        await page.UntilAsync($"performance.getEntriesByType('mark').length > {Scripts.Length}");

        var marks = await page.EvaluateAsync<string[]>("performance.getEntriesByType('mark').map(mark => mark.name)");
        var waited = await page.EvaluateAsync<double>("performance.getEntriesByType('mark').at(-1).startTime - performance.getEntriesByName('click')[0].startTime");
        TestContext.Progress.WriteLine($"The last of {Scripts.Length} scripts ran {waited:F0} ms after the click.");
        Assert.Multiple(() =>
        {
            Assert.That(marks, Is.EqualTo(Scripts.Prepend("click")));
            Assert.That(others.Select(url => new Uri(url).Host).Distinct(), Is.EquivalentTo(Scripts.Select(name => name + ".localhost")));
        });
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.SupersetOf(new[] { "_ga", "_ga_SHOP1234", "hubspotutk", "__hstc", "_fbp" }));
        Assert.That(await StorageKeysAsync(page), Is.EquivalentTo(new[] { "lastExternalReferrer", "lastExternalReferrerTime" }));
    }

    [Test]
    public async Task After_a_withdrawal_all_of_it_is_gone_and_stays_gone()
    {
        var (page, others) = await OpenAsync();
        await page.AnswerAsync("accept-all");
        await page.GotoAsync("/workshop", new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.That(others.Select(url => new Uri(url).Host), Does.Contain("youtube.localhost"));

        await page.Locator("form[data-ccx-withdraw] button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-ccx-withdraw]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        others.Clear();
        await page.BrowseEverythingAsync(Shop);
        await page.GotoAsync("/workshop", new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.That(others, Is.Empty);
        Assert.That(await page.Context.OptionalCookiesAsync(), Is.Empty);
        Assert.That(await StorageKeysAsync(page), Is.Empty);
    }

    /// <summary>A page keeps the policy that it came with, so a choice loads it anew.</summary>
    [Test]
    public async Task Behind_the_firewall_they_run_too_and_what_script_adds_reaches_nobody_who_is_not_granted()
    {
        const string add = "host => new Promise(done => { const image = new Image(); image.onload = () => done('answered'); image.onerror = () => done('stopped'); image.src = `http://${host}.localhost:${location.port}/pixel.gif?${Math.random()}`; })";
        var (page, others) = await OpenAsync(Shops.WithFirewall.AddressOf("http"));
        Assert.That(await page.EvaluateAsync<string>(add, "meta-pixel"), Is.EqualTo("stopped"));
        Assert.That(await page.EvaluateAsync<bool>("performance.getEntriesByType('resource').some(entry => entry.name.includes('meta-pixel') && entry.responseStatus > 0)"), Is.False);

        await page.RunAndWaitForResponseAsync(() => page.Accept().ClickAsync(), response => response.Request.IsNavigationRequest);
        await page.UntilAsync($"performance.getEntriesByType('mark').length === {Scripts.Length}");

        Assert.That(others.Select(url => new Uri(url).Host).Distinct(), Is.EquivalentTo(Scripts.Select(name => name + ".localhost")));
        Assert.That(await page.Context.OptionalCookiesAsync(), Does.Contain("_fbp"));
    }

    [Test]
    [Category("S09")]
    public async Task Googles_tag_finds_in_its_queue_what_was_denied_then_what_is_granted_and_only_then_runs()
    {
        var (page, _) = await OpenAsync(Shops.WithConsentMode.AddressOf("http"));

        await page.AnswerAsync("accept-all");
        await page.UntilAsync("dataLayer.some(entry => entry.event === 'page_view')");

        var queue = await page.EvaluateAsync<string[]>("dataLayer.map(entry => entry.event ?? `${entry[0]} ${entry[1]} ${entry[2].ad_storage}`)");
        Assert.That(queue, Is.EqualTo(new[] { "consent default denied", "consent update granted", "page_view" }));
    }

    private async Task<(IPage Page, ConcurrentQueue<string> Others)> OpenAsync(string? address = null) => await OpenAsync(await NewContextAsync(address: address));

    private static Task<string[]> StorageKeysAsync(IPage page) => page.EvaluateAsync<string[]>("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
}
