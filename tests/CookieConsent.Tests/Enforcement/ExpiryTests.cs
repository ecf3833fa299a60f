namespace CookieConsent.Tests.Enforcement;

[Category("E12")]
internal sealed class ExpiryTests
{
    private static readonly (string, string) Navigation = ("Sec-Fetch-Mode", "navigate");

    [Test]
    public async Task A_removal_says_so_in_every_way_that_a_browser_knows()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var removal = (await harness.GetAsync("/", Visitor.Refused, "stat_id=1", Navigation)).Removals[0];

        Assert.That(removal["Expires"], Is.EqualTo("Thu, 01 Jan 1970 00:00:00 GMT"));
        Assert.That(removal.Value, Is.Empty);
    }

    [Test]
    public async Task A_page_that_accepts_html_is_a_navigation_where_the_browser_does_not_say()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/", Visitor.Refused, "stat_id=1", ("Accept", "text/html,*/*"))).Removals, Is.Not.Empty);
    }

    [TestCase("Sec-Fetch-Mode", "no-cors")]
    [TestCase("Sec-Fetch-Mode", "cors")]
    [TestCase("Accept", "application/json")]
    [TestCase("Accept", "image/avif,*/*")]
    public async Task Nothing_is_deleted_on_a_picture_or_a_call(string header, string value)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/", Visitor.Refused, "stat_id=1", (header, value))).Lines, Is.Empty);
    }

    [Test]
    public async Task Nothing_of_an_undecided_visitor_is_deleted()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        Assert.That((await harness.GetAsync("/", Visitor.Undecided, "stat_id=1", Navigation)).Lines, Is.Empty);
    }

    [Test]
    public async Task What_lapsed_is_hidden_and_not_deleted()
    {
        await using var before = await RequestHarness.StartAsync(new());
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics].Add("more"), Handler = EchoCookies });

        var answer = await harness.GetAsync("/", before.ConsentCookie(CookieCategories.Analytics) + "; stat_id=1; promo=2", Navigation);

        Assert.That(answer.Body, Does.Not.Contain("stat_id"));
        Assert.That(answer.Removals.Select(line => line.Name).Distinct(), Is.EqualTo(new[] { "promo" }));
    }

    [Test]
    public async Task Granted_and_necessary_and_unknown_cookies_are_never_deleted()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.GetAsync("/", Visitor.Partial, "stat_id=1; basket=2; zz_unknown=3; promo=4", Navigation);

        Assert.That(answer.Removals.Select(line => line.Name).Distinct(), Is.EqualTo(new[] { "promo" }));
    }

    [TestCase("choice=reject-all")]
    [TestCase("choice=save&category=functionality")]
    public async Task A_choice_deletes_what_it_refuses(string form)
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync(form, harness.ConsentCookie(CookieCategories.All & ~CookieCategories.Necessary) + "; stat_id=1; lang=2");

        Assert.That(answer.Removals.Select(line => line.Name), Does.Contain("stat_id"));
        Assert.That(answer.Removals.Select(line => line.Name).Contains("lang"), Is.EqualTo(form == "choice=reject-all"));
    }

    [Test]
    public async Task A_response_carries_about_twenty_lines_and_each_cookie_whole()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics].Add("t_*") });
        var cookies = string.Join("; ", Enumerable.Range(0, 50).Select(i => $"t_{i}=1"));

        var answer = await harness.GetAsync("/", Visitor.Refused, cookies, Navigation);

        Assert.That(answer.Removals, Has.Count.InRange(15, 20));
        Assert.That(answer.Removals.GroupBy(line => line.Name).Select(group => group.Count()).Distinct(), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public async Task The_order_rotates_so_that_no_cookie_is_starved()
    {
        await using var harness = await RequestHarness.StartAsync(new() { Options = options => options.Cookies[CookieCategories.Analytics].Add("t_*") });
        var names = Enumerable.Range(0, 12).Select(i => $"t_{i}").ToArray();
        var deleted = new HashSet<string>();

        // Each response deletes 6 of 12, from a random start: 200 of them miss one with a probability below 1e-40.
        for (var i = 0; i < 200 && deleted.Count < names.Length; i++)
            deleted.UnionWith((await harness.GetAsync("/", Visitor.Refused, string.Join("; ", names.Select(name => name + "=1")), Navigation)).Removals.Select(line => line.Name));

        Assert.That(deleted, Is.EquivalentTo(names));
    }

    [Test]
    [Category("E13")]
    public async Task The_sites_other_data_is_never_cleared()
    {
        await using var harness = await RequestHarness.StartAsync(new());

        var answer = await harness.ChooseAsync("choice=reject-all", harness.ConsentCookie(CookieCategories.Analytics) + "; stat_id=1");

        Assert.That(answer.Header("Clear-Site-Data"), Is.Null);
    }

    [Test]
    [Category("E16")]
    public async Task A_page_that_deletes_a_visitors_cookies_is_in_no_shared_cache()
    {
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                context.Response.Headers.CacheControl = "public, max-age=600";
                return context.Response.WriteAsync("page");
            },
        });

        var answer = await harness.GetAsync("/", Visitor.Refused, "stat_id=1", Navigation);

        Assert.That(answer.Removals, Is.Not.Empty);
        Assert.That(answer.Header("Cache-Control"), Does.Contain("private").And.Not.Contain("public"));
    }

    private static Task EchoCookies(HttpContext context) => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
}
