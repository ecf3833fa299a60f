using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.DependencyInjection;

internal sealed class MissingCallTests
{
    [Test]
    public async Task The_line_without_the_registration_names_the_missing_call()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();

        Assert.That(() => app.UseCookieConsent(), Throws.InvalidOperationException.With.Message.Contains("builder.Services.AddCookieConsent()"));
    }

    [Test]
    public async Task Asking_without_the_line_names_the_missing_line()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddCookieConsent();
        await using var app = builder.Build();
        string? message = null;
        app.Run(context =>
        {
            message = Assert.Throws<InvalidOperationException>(() => context.GetCookieConsent())!.Message;
            context.Response.Headers.SetCookie = "anything=1";
            return Task.CompletedTask;
        });
        await app.StartAsync();

        using var response = await app.GetTestClient().GetAsync(new Uri("http://localhost/"));

        Assert.That(message, Does.Contain("app.UseCookieConsent()"));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.True, "Without the line nothing is enforced.");
    }

    [Test]
    public async Task Asking_in_front_of_the_line_names_the_line_and_where_it_belongs()
    {
        string? message = null;
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Before = app => app.Use((context, next) =>
            {
                message = Assert.Throws<InvalidOperationException>(() => context.GetCookieConsent())!.Message;
                return next(context);
            }),
        });

        await harness.GetAsync();

        Assert.That(message, Does.Contain("app.UseCookieConsent()").And.Contain("before the middleware that asks"));
    }

    [Test]
    public async Task The_feature_is_also_among_the_features_of_the_request()
    {
        var isSame = false;
        await using var harness = await RequestHarness.StartAsync(new()
        {
            Handler = context =>
            {
                isSame = ReferenceEquals(context.Features.Get<ICookieConsentFeature>(), context.GetCookieConsent());
                return Task.CompletedTask;
            },
        });

        await harness.GetAsync();

        Assert.That(isSame, Is.True);
    }
}
