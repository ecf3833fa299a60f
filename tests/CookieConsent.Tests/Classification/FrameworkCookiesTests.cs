using CookieConsent.Classification;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Classification;

[Category("K07")]
internal sealed class FrameworkCookiesTests
{
    [TestCase(".AspNetCore.Antiforgery.VyLW6ORzMgk")]
    [TestCase(".AspNetCore.Session")]
    [TestCase(".AspNetCore.Cookies")]
    [TestCase(".AspNetCore.CookiesC1")]
    [TestCase(".AspNetCore.Identity.Application")]
    [TestCase(".AspNetCore.Mvc.CookieTempDataProvider")]
    [TestCase(".AspNetCore.Correlation.abc")]
    [TestCase(".AspNetCore.OpenIdConnect.Nonce.abc")]
    [TestCase(".AspNet.Consent")]
    [TestCase("Identity.TwoFactorUserId")]
    [TestCase("ARRAffinity")]
    [TestCase("ARRAffinitySameSite")]
    public void A_default_name_of_the_framework_is_necessary(string name) => Assert.That(CategoryOf(name, _ => { }), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    [Category("K04")]
    public void The_culture_cookie_is_functionality() => Assert.That(CategoryOf(".AspNetCore.Culture", _ => { }), Is.EqualTo(CookieCategories.Functionality));

    [Test]
    public void The_name_of_each_cookie_scheme_is_read_from_the_app() =>
        Assert.That(
            CategoryOf("members", services => services.AddAuthentication().AddCookie().AddCookie("Members", options => options.Cookie.Name = "members")),
            Is.EqualTo(CookieCategories.Necessary)
        );

    [Test]
    public void A_scheme_without_a_name_of_its_own_has_its_default() =>
        Assert.That(CategoryOf(".AspNetCore.Staff", services => services.AddAuthentication().AddCookie("Staff")), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    public void The_name_of_the_session_is_read_from_the_app() =>
        Assert.That(CategoryOf("sess", services => services.AddSession(options => options.Cookie.Name = "sess")), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    public void The_name_of_the_antiforgery_cookie_is_read_from_the_app() =>
        Assert.That(CategoryOf("af", services => services.AddAntiforgery(options => options.Cookie.Name = "af")), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    public void The_name_of_the_temp_data_cookie_is_read_from_the_app() =>
        Assert.That(CategoryOf("td", services => services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "td")), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    public void A_renamed_culture_cookie_is_functionality() =>
        Assert.That(
            CategoryOf("tongue", services => services.Configure<RequestLocalizationOptions>(options => options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "tongue" }])),
            Is.EqualTo(CookieCategories.Functionality)
        );

    [Test]
    public void Options_that_cannot_be_read_leave_the_default_names_and_a_warning()
    {
        using var logs = new CapturedLogs();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddAuthentication()
            .AddCookie(options => throw new InvalidOperationException("needs a request"))
            .Services.BuildServiceProvider();

        var rules = FrameworkCookies.Read(services, logs.CreateLogger("CookieConsent.Test"));

        Assert.That(rules.Select(rule => rule.Name), Does.Contain(CookieAuthenticationDefaults.CookiePrefix + "Cookies"));
        Assert.That(logs.WithId(34), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_name_of_the_frameworks_own_consent_cookie_is_read_from_the_app() =>
        Assert.That(CategoryOf("agreed", services => services.Configure<CookiePolicyOptions>(options => options.ConsentCookie.Name = "agreed")), Is.EqualTo(CookieCategories.Necessary));

    [TestCase("__TwitterState")]
    [TestCase("Identity.External")]
    [TestCase("Identity.TwoFactorRememberMe")]
    [TestCase("Identity.StatusMessage")]
    [TestCase(".AspNetCore.WsFederation.abc")]
    public void A_name_that_only_some_apps_have_is_necessary_too(string name) => Assert.That(CategoryOf(name, _ => { }), Is.EqualTo(CookieCategories.Necessary));

    [TestCase(".AspNetCore.Antiforgery")]
    [TestCase(".AspNetCore.Other")]
    public void A_name_that_only_starts_like_the_frameworks_is_unknown(string name) => Assert.That(CategoryOf(name, _ => { }), Is.EqualTo(CookieCategories.None));

    [Test]
    public void A_part_of_a_family_is_no_part_of_a_large_cookie() =>
        Assert.That(CategoryOf(".AspNetCore.Antiforgery.xC1", _ => { }), Is.EqualTo(CookieCategories.Necessary));

    [Test]
    public void A_cookie_without_a_name_in_the_options_is_left_out()
    {
        using var services = new ServiceCollection().AddLogging().AddSession(options => options.Cookie.Name = "").BuildServiceProvider();

        Assert.That(FrameworkCookies.Read(services, services.GetRequiredService<ILogger<FrameworkCookiesTests>>()).Select(rule => rule.Name), Has.None.Empty);
    }

    private static CookieCategories CategoryOf(string name, Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        configure(services);
        using var provider = services.BuildServiceProvider();
        var rules = FrameworkCookies.Read(provider, provider.GetRequiredService<ILogger<FrameworkCookiesTests>>());
        return Rules.Compile(_ => { }, [.. rules]).Classifier.Classify(name).Category;
    }
}
