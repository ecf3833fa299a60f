using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Tests.Configuration;

/// <summary>A prefix must not swallow a cookie that the app itself cannot do without.</summary>
internal sealed class FrameworkCookieRulesTests
{
    [TestCase(".AspNetCore.*")]
    [TestCase(".AspNetCore.S*")]
    [TestCase(".*")]
    [TestCase("con*")]
    [TestCase("__Host-*")]
    [TestCase("__Host-con*")]
    public async Task A_prefix_over_a_framework_cookie_or_our_own_is_a_mistake(string pattern)
    {
        var failures = await Starting.WithOptionsAsync(options => options.Cookies[CookieCategories.Analytics] = [pattern]);

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Cookies:Analytics:0").And.Contain("would swallow"));
    }

    [Test]
    public async Task A_prefix_over_a_renamed_cookie_is_a_mistake_that_names_it([Values("members", "sess", "af")] string name)
    {
        var site = new Site
        {
            Options = options => options.Services["own"] = new() { Category = CookieCategories.Functionality, Cookies = { new() { Name = name[..2] + "*" } } },
            Host = builder =>
            {
                builder.Services.AddAuthentication().AddCookie("Members", options => options.Cookie.Name = "members");
                builder.Services.AddSession(options => options.Cookie.Name = "sess").AddDistributedMemoryCache();
                builder.Services.AddAntiforgery(options => options.Cookie.Name = "af");
            },
        };

        var failures = await Starting.WithAsync(site);

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Services:own:Cookies:0:Name").And.Contain($"\"{name}\""));
    }

    [TestCase(CookieCategories.Necessary, ".AspNetCore.S*")]
    [TestCase(CookieCategories.Functionality, ".AspNetCore.Cul*")]
    [TestCase(CookieCategories.Analytics, "my_*")]
    [TestCase(CookieCategories.Analytics, ".aspnetcore.*")]
    public async Task Any_other_prefix_is_none(CookieCategories category, string pattern) =>
        Assert.That(await Starting.WithOptionsAsync(options => options.Cookies[category] = [pattern]), Is.Empty);

    [Test]
    public async Task The_consent_cookie_cannot_be_given_another_category([Values("consent", "__Host-consent")] string name)
    {
        var failures = await Starting.WithOptionsAsync(options => options.Cookies[CookieCategories.Analytics] = [name]);

        Assert.That(failures.Single(), Does.StartWith("CookieConsent:Cookies:Analytics:0"));
    }
}
