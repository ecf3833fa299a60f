using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CookieConsent.Tests.Banner;

/// <summary>The script of the client API, only where the tag asks for it.</summary>
internal sealed partial class ClientApiTagTests
{
    [TestCase(Visitor.Refused)]
    [TestCase(Visitor.Accepted)]
    public async Task A_decided_visitor_gets_that_script_with_his_state_and_else_only_what_removes_what_he_refused(Visitor visitor)
    {
        await using var harness = await StartAsync(hasClientApi: true);

        var html = (await harness.GetAsync("/", visitor)).Body;
        var state = (await harness.GetAsync("/_cc/state", visitor)).Body;

        var tag = ClientTag().Match(html);
        Assert.That(ForgetTag().Replace(html, ""), Is.EqualTo(tag.Value));
        Assert.That(ForgetTag().Count(html), Is.EqualTo(visitor == Visitor.Refused ? 1 : 0));
        Assert.That(WebUtility.HtmlDecode(tag.Groups[2].Value), Is.EqualTo(state));
        Assert.That((await harness.GetAsync(tag.Groups[1].Value)).ContentType, Is.EqualTo("text/javascript; charset=utf-8"));
    }

    [Test]
    public async Task An_undecided_visitor_gets_it_behind_the_banner()
    {
        await using var harness = await StartAsync(hasClientApi: true);

        var html = (await harness.GetAsync("/")).Body;

        var state = JsonDocument.Parse(WebUtility.HtmlDecode(ClientTag().Match(html).Groups[2].Value)).RootElement;
        Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("undecided"));
        Assert.That(html.IndexOf("/_cc/banner.", StringComparison.Ordinal), Is.LessThan(html.IndexOf("/_cc/client.", StringComparison.Ordinal)));
    }

    [TestCase(true, ConsentMode.Enforce)]
    [TestCase(false, ConsentMode.ReportOnly)]
    [Category("E16")]
    public async Task A_page_for_everyone_has_the_script_without_a_state(bool isCacheSafe, ConsentMode mode)
    {
        await using var harness = await StartAsync(hasClientApi: true, options =>
        {
            options.Banner.CacheSafe = isCacheSafe;
            options.Mode = mode;
        });

        var answer = await harness.GetAsync("/", Visitor.Accepted);

        Assert.That(answer.Body, Does.Contain("/_cc/client.").And.Not.Contain("data-ccx-state"));
        Assert.That(answer.Header("Vary"), Is.Null);
    }

    [Test]
    public async Task Nobody_gets_it_where_the_tag_does_not_ask()
    {
        await using var harness = await StartAsync(hasClientApi: false);

        Assert.That((await harness.GetAsync("/")).Body, Does.Contain("/_cc/banner.").And.Not.Contain("/_cc/client."));
        Assert.That((await harness.GetAsync("/", Visitor.Accepted)).Body, Is.Empty);
    }

    private static Task<RequestHarness> StartAsync(bool hasClientApi, Action<CookieConsentOptions>? options = null) =>
        RequestHarness.StartAsync(new() { Options = options, Handler = async context => await context.Response.WriteAsync(await RenderedTag.BannerAsync(context, hasClientApi)) });

    [GeneratedRegex("<script src=\"(/_cc/client\\.[0-9a-f]+\\.js)\" type=\"module\" data-ccx-reload=\"[^\"]+\" data-ccx-starter=\"/_cc/held\\.[0-9a-f]+\\.js\" data-ccx-state=\"([^\"]*)\"></script>")]
    private static partial Regex ClientTag();

    [GeneratedRegex("<script src=\"/_cc/forget\\.[0-9a-f]+\\.js\" type=\"module\" data-ccx-forget=\"[^\"]*\"></script>")]
    private static partial Regex ForgetTag();
}
