using CookieConsent.Testing;

namespace CookieConsent.Tests.Testing;

/// <summary>Where an app takes no choice, the message says what to write.</summary>
internal sealed class ConsentRefusedTests
{
    [Test]
    public async Task Without_the_line_it_is_named()
    {
        await using var app = new TestedApp { HasLine = false };

        Assert.That(await MessageAsync(app.CreateClient()), Does.Contain("404").And.Contain("app.UseCookieConsent()").And.Contain("BasePath"));
    }

    [Test]
    public async Task A_page_that_answers_everything_is_no_consent()
    {
        await using var app = new TestedApp { Front = context => context.Response.WriteAsync("<!DOCTYPE html>") };

        Assert.That(await MessageAsync(app.CreateClient()), Does.Contain("app.UseCookieConsent()"));
    }

    [Test]
    public async Task A_redirect_in_front_is_named()
    {
        await using var app = new TestedApp
        {
            Front = context =>
            {
                context.Response.Redirect("https://localhost/_cc", permanent: false, preserveMethod: true);
                return Task.CompletedTask;
            },
        };

        Assert.That(await MessageAsync(app.CreateClient(new() { AllowAutoRedirect = false })), Does.Contain("307").And.Contain("https://localhost/_cc").And.Contain("BaseAddress"));
    }

    [Test]
    public async Task A_sign_in_in_front_is_named()
    {
        await using var app = new TestedApp
        {
            Front = context =>
            {
                context.Response.StatusCode = 401;
                return context.Response.WriteAsync(new string('x', 1000));
            },
        };

        Assert.That(await MessageAsync(app.CreateClient()), Does.Contain("401").And.Contain("before everything else").And.Length.LessThan(600));
    }

    [Test]
    public async Task A_header_of_another_site_is_named()
    {
        await using var app = new TestedApp();
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        Assert.That(await MessageAsync(client), Does.Contain("403").And.Contain("Origin"));
    }

    [Test]
    public async Task A_store_that_keeps_nothing_is_named()
    {
        await using var app = new TestedApp();
        app.Store.Fault = new IOException();

        Assert.That(await MessageAsync(app.CreateClient()), Does.Contain("503").And.Contain("IConsentRecordStore"));
    }

    [Test]
    public async Task The_limit_of_grants_is_named()
    {
        await using var app = new TestedApp { Options = options => options.GrantsPerMinute = 1 };
        await app.CreateClient().WithConsentAsync(CookieCategories.All);

        Assert.That(await MessageAsync(app.CreateClient()), Does.Contain("429").And.Contain("CookieConsent:GrantsPerMinute"));
    }

    [Test]
    public async Task A_privacy_signal_of_the_client_is_named()
    {
        await using var app = new TestedApp();
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-GPC", "1");

        Assert.That(await MessageAsync(client), Does.Contain("Sec-GPC"));
    }

    [Test]
    public void A_client_without_an_address_and_a_category_that_does_not_exist_are_refused()
    {
        using var client = new HttpClient();

        Assert.Multiple(async () =>
        {
            Assert.That(await MessageAsync(client), Does.Contain("factory.CreateClient()"));
            Assert.That(() => client.WithConsentAsync((CookieCategories)16), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => client.WithConsentAsync(CookieCategories.All, ""), Throws.InstanceOf<ArgumentException>());
            Assert.That(() => ConsentHttpClientExtensions.WithConsentAsync(null!, CookieCategories.All), Throws.ArgumentNullException);
        });
    }

    private static async Task<string> MessageAsync(HttpClient client)
    {
        try
        {
            await client.WithConsentAsync(CookieCategories.All);
            return "nothing was thrown";
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }
}
