using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.DependencyInjection;

/// <summary>
/// What an app that knows the framework's consent feature may rely on, asked of the framework's own <c>UseCookiePolicy</c> and of ours. Where ours
/// is stricter on purpose, <see cref="StricterThanTheFrameworkTests"/> says so.
/// </summary>
internal abstract class FrameworkConsentContract
{
    /// <summary>A cookie that is not essential; declared as advertisement where names are declared.</summary>
    protected const string Tracker = Vocabulary.Advertisement;

    /// <summary>A cookie that only its options say anything about.</summary>
    protected const string Undeclared = Vocabulary.Unknown;

    private static readonly string[] Ways = ["plain", "options", "span"];

    /// <summary>Starts an app that needs consent and answers with the handler.</summary>
    protected abstract Task<FrameworkConsentHost> StartAsync(RequestDelegate handler);

    [Test]
    public async Task Without_consent_it_is_needed_and_not_there()
    {
        await using var host = await StartAsync(WriteFeatureAsync);

        Assert.That((await host.GetAsync()).Body, Is.EqualTo("needed True, has False, can track False"));
    }

    [Test]
    public async Task With_consent_it_is_needed_and_there()
    {
        await using var host = await StartAsync(WriteFeatureAsync);

        Assert.That((await host.GetAsync(isConsenting: true)).Body, Is.EqualTo("needed True, has True, can track True"));
    }

    [Test]
    public async Task A_cookie_needs_consent_whichever_way_it_is_appended([ValueSource(nameof(Ways))] string way, [Values] bool isConsenting)
    {
        await using var host = await StartAsync(context => AppendAsync(context, way, Tracker, new CookieOptions()));

        Assert.That((await host.GetAsync(isConsenting)).Kept, isConsenting ? Is.EqualTo(new[] { Tracker }) : Is.Empty);
    }

    [Test]
    public async Task An_essential_cookie_needs_none([Values("options", "span")] string way, [Values] bool isConsenting)
    {
        await using var host = await StartAsync(context => AppendAsync(context, way, Undeclared, new CookieOptions { IsEssential = true }));

        Assert.That((await host.GetAsync(isConsenting)).Kept, Is.EqualTo(new[] { Undeclared }));
    }

    [Test]
    public async Task Value_and_attributes_arrive_as_they_were_given([Values("options", "span")] string way)
    {
        var options = new CookieOptions { Path = "/shop", Domain = "example.com", MaxAge = TimeSpan.FromHours(1), HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };
        options.Extensions.Add("Priority=High");
        await using var host = await StartAsync(context => AppendAsync(context, way, Undeclared, options, "a b=c"));

        var cookie = (await host.GetAsync()).Cookie(Undeclared);

        Assert.That(cookie.Value, Is.EqualTo("a%20b%3Dc"));
        Assert.That((cookie["Path"], cookie["Domain"], cookie["Max-Age"], cookie["SameSite"], cookie["Priority"], cookie.Has("HttpOnly")), Is.EqualTo(("/shop", "example.com", "3600", "strict", "High", true)));
    }

    [Test]
    public async Task The_callers_options_stay_as_they_are([Values("options", "span")] string way, [Values] bool isEssential)
    {
        var options = new CookieOptions { Path = "/shop", IsEssential = isEssential };
        await using var host = await StartAsync(context => AppendAsync(context, way, Tracker, options));

        await host.GetAsync();

        Assert.That((options.Path, options.Domain, options.Expires, options.MaxAge, options.Secure, options.HttpOnly, options.SameSite, options.IsEssential), Is.EqualTo(("/shop", (string?)null, (DateTimeOffset?)null, (TimeSpan?)null, false, false, SameSiteMode.Unspecified, isEssential)));
        Assert.That(options.Extensions, Is.Empty);
    }

    [Test]
    public async Task A_deletion_needs_no_consent([Values] bool hasOptions, [Values] bool isConsenting)
    {
        await using var host = await StartAsync(context =>
        {
            if (hasOptions)
                context.Response.Cookies.Delete(Tracker, new CookieOptions { Path = "/shop" });
            else
                context.Response.Cookies.Delete(Tracker);
            return Task.CompletedTask;
        });

        var cookie = (await host.GetAsync(isConsenting)).Cookies.Single();

        Assert.That((cookie.Name, cookie.Value, cookie["Path"], cookie["Expires"]), Is.EqualTo((Tracker, "", hasOptions ? "/shop" : "/", "Thu, 01 Jan 1970 00:00:00 GMT")));
    }

    [Test]
    public async Task A_missing_name_or_options_is_the_callers_mistake()
    {
        await using var host = await StartAsync(context =>
        {
            Assert.That(() => context.Response.Cookies.Append(Tracker, "1", null!), Throws.ArgumentNullException);
            Assert.That(() => context.Response.Cookies.Delete(Tracker, null!), Throws.ArgumentNullException);
            return context.Response.WriteAsync("both threw");
        });

        Assert.That((await host.GetAsync()).Body, Is.EqualTo("both threw"));
    }

    [Test]
    public async Task What_is_appended_after_a_grant_passes_in_the_same_response([ValueSource(nameof(Ways))] string way)
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).GrantConsent();
            return AppendAsync(context, way, Tracker, new CookieOptions());
        });

        Assert.That((await host.GetAsync()).Kept, Is.EquivalentTo(new[] { host.ConsentCookieName, Tracker }));
    }

    [Test]
    public async Task What_is_appended_after_a_withdrawal_is_dropped([ValueSource(nameof(Ways))] string way)
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).WithdrawConsent();
            return AppendAsync(context, way, Tracker, new CookieOptions());
        });

        Assert.That((await host.GetAsync(isConsenting: true)).Kept, Does.Not.Contain(Tracker));
    }

    [Test]
    public async Task A_withdrawal_counts_at_once()
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).WithdrawConsent();
            return WriteFeatureAsync(context);
        });

        Assert.That((await host.GetAsync(isConsenting: true)).Body, Is.EqualTo("needed True, has False, can track False"));
    }

    [Test]
    public async Task A_grant_holds_on_the_next_request_and_a_withdrawal_ends_it()
    {
        await using var host = await StartAsync(context =>
        {
            if (context.Request.Path == "/grant")
                FeatureOf(context).GrantConsent();
            if (context.Request.Path == "/withdraw")
                FeatureOf(context).WithdrawConsent();
            return context.Request.Path == "/" ? context.Response.WriteAsync($"{FeatureOf(context).CanTrack}") : Task.CompletedTask;
        });
        var browser = new CookieJar();

        browser.Take(await host.GetAsync("/grant", browser.Header));
        Assert.That((await host.GetAsync("/", browser.Header)).Body, Is.EqualTo("True"));

        browser.Take(await host.GetAsync("/withdraw", browser.Header));
        Assert.That((await host.GetAsync("/", browser.Header)).Body, Is.EqualTo("False"));
    }

    [Test]
    public async Task A_grant_on_top_of_a_grant_sets_no_cookie()
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).GrantConsent();
            return Task.CompletedTask;
        });

        Assert.That((await host.GetAsync(isConsenting: true)).Lines, Is.Empty);
    }

    [Test]
    public async Task A_grant_and_a_withdrawal_in_one_request_leave_no_consent()
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).GrantConsent();
            FeatureOf(context).WithdrawConsent();
            return context.Response.WriteAsync($"{FeatureOf(context).CanTrack}");
        });
        var browser = new CookieJar();

        var answer = await host.GetAsync("/", browser.Header);
        browser.Take(answer);

        Assert.That(answer.Body, Is.EqualTo("False"));
        Assert.That((await host.GetAsync("/", browser.Header)).Body, Is.EqualTo("False"));
    }

    [Test]
    public async Task The_consent_cookie_lasts_and_is_for_the_whole_site()
    {
        await using var host = await StartAsync(context =>
        {
            FeatureOf(context).GrantConsent();
            return Task.CompletedTask;
        });

        var cookie = (await host.GetAsync()).Cookie(host.ConsentCookieName);

        Assert.That((cookie["Path"], cookie.Has("Max-Age") || cookie.Has("Expires")), Is.EqualTo(("/", true)));
    }

    [Test]
    public async Task Where_no_consent_is_needed_everything_is_tracked()
    {
        await using var host = await StartWithoutNeedAsync(async context =>
        {
            await AppendAsync(context, "plain", Tracker, new CookieOptions());
            await context.Response.WriteAsync($"{FeatureOf(context).IsConsentNeeded} {FeatureOf(context).CanTrack}");
        });

        var answer = await host.GetAsync();

        Assert.That((answer.Body, answer.Kept.Single()), Is.EqualTo(("False True", Tracker)));
    }

    /// <summary>Starts an app that needs no consent.</summary>
    protected abstract Task<FrameworkConsentHost> StartWithoutNeedAsync(RequestDelegate handler);

    protected static ITrackingConsentFeature FeatureOf(HttpContext context) => context.Features.Get<ITrackingConsentFeature>()!;

    private static Task WriteFeatureAsync(HttpContext context)
    {
        var feature = FeatureOf(context);
        return context.Response.WriteAsync($"needed {feature.IsConsentNeeded}, has {feature.HasConsent}, can track {feature.CanTrack}");
    }

    private static Task AppendAsync(HttpContext context, string way, string name, CookieOptions options, string value = "1")
    {
        var cookies = context.Response.Cookies;
        if (way == "plain")
            cookies.Append(name, value);
        else if (way == "options")
            cookies.Append(name, value, options);
        else
            cookies.Append([new(name, value)], options);
        return Task.CompletedTask;
    }
}
