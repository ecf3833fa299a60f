using CookieConsent.Testing;

namespace CookieConsent.Tests.Testing;

/// <summary>A test of an app that begins as a visitor who has decided.</summary>
internal sealed class ConsentHttpClientTests
{
    [TestCase(CookieCategories.All, "basket lang stat_id promo", ConsentAction.AcceptAll)]
    [TestCase(CookieCategories.Analytics, "basket stat_id", ConsentAction.Save)]
    [TestCase(CookieCategories.Functionality | CookieCategories.Advertisement, "basket lang promo", ConsentAction.Save)]
    [TestCase(CookieCategories.Necessary, "basket", ConsentAction.RejectAll)]
    [TestCase(CookieCategories.None, "basket", ConsentAction.RejectAll)]
    public async Task A_client_of_the_factory_goes_on_with_the_choice(CookieCategories granted, string cookies, ConsentAction action)
    {
        await using var app = new TestedApp();
        using var client = app.CreateClient();

        var same = await client.WithConsentAsync(granted);

        Assert.Multiple(async () =>
        {
            Assert.That(same, Is.SameAs(client));
            Assert.That(await TestedApp.CookiesAsync(client), Is.EqualTo(cookies.Split(' ')));
            Assert.That(app.Store.Only.Action, Is.EqualTo(action));
            Assert.That(client.DefaultRequestHeaders.Contains("Cookie"), Is.False, "the client keeps its cookies itself");
        });
    }

    [Test]
    public async Task A_domain_that_the_test_does_not_run_on_is_no_hindrance()
    {
        await using var app = new TestedApp { Options = options => options.ConsentCookie.Domain = "example.com" };
        using var client = app.CreateClient();

        await client.WithConsentAsync(CookieCategories.All);

        Assert.That(await TestedApp.CookiesAsync(client), Does.Contain(Vocabulary.Advertisement));
    }

    [Test]
    public async Task A_client_that_keeps_no_cookies_carries_the_choice_in_its_headers_and_can_change_it()
    {
        await using var app = new TestedApp();
        using var client = app.CreateClient(new() { HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", "theme=dark; basket=7");

        await client.WithConsentAsync(CookieCategories.All);
        var accepted = await TestedApp.CookiesAsync(client);
        await client.WithConsentAsync(CookieCategories.All);
        await client.WithConsentAsync(CookieCategories.Functionality);

        Assert.Multiple(async () =>
        {
            Assert.That(accepted, Does.Contain(Vocabulary.Advertisement));
            Assert.That(await TestedApp.CookiesAsync(client), Is.EqualTo([Vocabulary.Necessary, Vocabulary.Functionality]));
            Assert.That(client.DefaultRequestHeaders.GetValues("Cookie").Single(), Does.Match("^theme=dark; basket=7; consent=[^;]+$"));
            Assert.That(app.Store.Records, Has.Count.EqualTo(2), "the same choice again is none");
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Over_https_it_is_the_cookie_with_the_prefix(bool keepsCookies)
    {
        await using var app = new TestedApp();
        using var client = app.CreateClient(new() { BaseAddress = new("https://localhost"), HandleCookies = keepsCookies });

        await client.WithConsentAsync(CookieCategories.Analytics);

        Assert.That(await TestedApp.CookiesAsync(client), Does.Contain(Vocabulary.Analytics));
        if (!keepsCookies)
            Assert.That(client.DefaultRequestHeaders.GetValues("Cookie").Single(), Does.StartWith("__Host-consent="));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_plain_client_does_it_with_an_app_on_Kestrel(bool keepsCookies)
    {
        await using var app = await TestedApp.StartOnKestrelAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = keepsCookies }) { BaseAddress = TestedApp.AddressOf(app) };

        await client.WithConsentAsync(CookieCategories.Advertisement);
        await client.WithConsentAsync(CookieCategories.Analytics);

        Assert.That(await TestedApp.CookiesAsync(client), Is.EqualTo([Vocabulary.Necessary, Vocabulary.Analytics]));
    }

    [Test]
    public async Task Another_base_path_and_another_cookie_name_are_found()
    {
        await using var app = new TestedApp
        {
            Options = options =>
            {
                options.BasePath = "/choice";
                options.ConsentCookie.Name = "decision";
            },
        };
        using var client = app.CreateClient(new() { HandleCookies = false });

        await client.WithConsentAsync(CookieCategories.Analytics, "/base/choice");

        Assert.That(client.DefaultRequestHeaders.GetValues("Cookie").Single(), Does.StartWith("decision="));
        Assert.That(await TestedApp.CookiesAsync(client, "/base/"), Does.Contain(Vocabulary.Analytics));
    }

    [Test]
    [CancelAfter(240_000)]
    public async Task The_call_that_blocks_waits_for_no_thread_that_is_blocked(CancellationToken cancellation)
    {
        await using var app = new TestedApp();
        var client = app.CreateClient();

        // As in a test runner whose only thread is the one that waits.
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new StoppedContext());
            client.WithConsent(CookieCategories.All);
            app.CreateClient().ConsentStorageState(CookieCategories.All);
            done.SetResult();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        await done.Task.WaitAsync(cancellation);

        Assert.That(await TestedApp.CookiesAsync(client), Does.Contain(Vocabulary.Advertisement));
    }

    private sealed class StoppedContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) { }
    }
}
