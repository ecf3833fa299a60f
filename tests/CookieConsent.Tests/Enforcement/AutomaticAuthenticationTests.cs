using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The app never calls <c>UseAuthentication</c>: the host puts it in front of the line, and the sign-in is renewed there.</summary>
[TestFixture(Server.InMemory)]
[TestFixture(Server.Http1)]
[TestFixture(Server.Http2)]
[Category("E05")]
[Category("K07")]
internal sealed class AutomaticAuthenticationTests(Server server)
{
    [Test]
    public async Task A_renewed_sign_in_passes_and_is_not_reported([Values] Visitor visitor, [Values(null, "members")] string? name, [Values] bool isLarge)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                IsWholeHost = true,
                Host = builder =>
                    builder.Services.AddAuthentication("Members").AddCookie("Members", options =>
                    {
                        options.SlidingExpiration = true;
                        options.ExpireTimeSpan = TimeSpan.FromHours(1);
                        if (name is not null)
                            options.Cookie.Name = name;
                    }),
                After = app =>
                {
                    app.MapGet("/sign-in", context => context.SignInAsync(Kari(isLarge)));
                    app.MapGet("/", (HttpContext context) => context.User.Identity?.Name ?? "nobody");
                },
            },
            server
        );
        var signIn = await harness.GetAsync("/sign-in", visitor);
        harness.Site.Time.Advance(TimeSpan.FromMinutes(40));

        var page = await harness.GetAsync("/", visitor, string.Join("; ", signIn.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        Assert.That(page.Body, Is.EqualTo("Kari"));
        Assert.That(page.Kept, Is.EqualTo(signIn.Kept).And.Count.EqualTo(isLarge ? 3 : 1));
        Assert.That(page.Cookies[0].Value, Is.Not.Empty);
        Assert.That(harness.Site.Logs.WithId(20).Concat(harness.Site.Logs.WithId(10)), Is.Empty);
    }

    private static ClaimsPrincipal Kari(bool isLarge) => new(new ClaimsIdentity([new(ClaimTypes.Name, "Kari"), new("long", new string('x', isLarge ? 4000 : 1))], "test"));
}
