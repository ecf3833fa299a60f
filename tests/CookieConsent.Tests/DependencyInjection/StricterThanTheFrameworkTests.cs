using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.DependencyInjection;

/// <summary>Where ours differs from the framework's consent feature on purpose: each test asks both and says which is which.</summary>
internal sealed class StricterThanTheFrameworkTests
{
    [Test]
    [Category("P09")]
    public async Task A_grant_counts_at_once_there_and_with_its_proof_here()
    {
        var (theirs, ours) = await AskBothAsync(context =>
        {
            FeatureOf(context).GrantConsent();
            return context.Response.WriteAsync($"{FeatureOf(context).CanTrack}");
        });

        Assert.That((theirs.Body, ours.Body), Is.EqualTo(("True", "False")));
    }

    [Test]
    [Category("E02")]
    public async Task A_cookie_appended_before_a_withdrawal_leaves_there_and_stays_here()
    {
        var (theirs, ours) = await AskBothAsync(
            context =>
            {
                context.Response.Cookies.Append("promo", "1");
                FeatureOf(context).WithdrawConsent();
                return Task.CompletedTask;
            },
            isConsenting: true
        );

        Assert.That((theirs.Kept.Contains("promo"), ours.Kept.Contains("promo")), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_cookie_appended_before_a_grant_is_lost_there_and_leaves_here_since_what_holds_at_the_end_counts()
    {
        var (theirs, ours) = await AskBothAsync(context =>
        {
            context.Response.Cookies.Append("promo", "1");
            FeatureOf(context).GrantConsent();
            return Task.CompletedTask;
        });

        Assert.That((theirs.Kept.Contains("promo"), ours.Kept.Contains("promo")), Is.EqualTo((false, true)));
    }

    [Test]
    [Category("E05")]
    public async Task A_raw_header_passes_there_and_is_filtered_here()
    {
        var (theirs, ours) = await AskBothAsync(context =>
        {
            context.Response.Headers.Append("Set-Cookie", "promo=1");
            return Task.CompletedTask;
        });

        Assert.That((theirs.Kept.Count, ours.Kept.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    [Category("E04")]
    public async Task With_consent_an_unknown_cookie_passes_there_and_is_dropped_here()
    {
        var (theirs, ours) = await AskBothAsync(Append("zz_unknown", isEssential: false), isConsenting: true);

        Assert.That((theirs.Kept.Count, ours.Kept.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_known_tracker_is_essential_there_where_code_says_so_and_never_here()
    {
        var (theirs, ours) = await AskBothAsync(Append("_ga", isEssential: true));

        Assert.That((theirs.Kept.Count, ours.Kept.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    [Category("E03")]
    public async Task A_stored_cookie_is_read_there_without_consent_and_hidden_here()
    {
        var (theirs, ours) = await AskBothAsync(context => context.Response.WriteAsync($"{context.Request.Cookies["promo"]}"), cookies: "promo=old");

        Assert.That((theirs.Body, ours.Body), Is.EqualTo(("old", "")));
    }

    [Test]
    [Category("E18")]
    public async Task A_cookie_that_anybody_could_write_is_consent_there_and_not_here()
    {
        var (theirs, ours) = await AskBothAsync(context => context.Response.WriteAsync($"{FeatureOf(context).CanTrack}"), cookies: ".AspNet.Consent=yes");

        Assert.That((theirs.Body, ours.Body), Is.EqualTo(("True", "False")));
    }

    [Test]
    [Category("P09")]
    public async Task Script_gets_a_consent_cookie_to_write_there_and_an_error_with_the_way_to_go_here()
    {
        var (theirs, ours) = await AskBothAsync(context =>
        {
            try
            {
                return context.Response.WriteAsync(FeatureOf(context).CreateConsentCookie());
            }
            catch (NotSupportedException exception)
            {
                return context.Response.WriteAsync(exception.Message);
            }
        });

        Assert.That(SetCookieLine.Parse(theirs.Body).Name, Is.EqualTo(".AspNet.Consent"));
        Assert.That(ours.Body, Does.Contain("<consent-banner />"));
    }

    [Test]
    [Category("E17")]
    public async Task After_the_start_a_call_does_nothing_there_and_throws_here([Values] bool isGrant)
    {
        var (theirs, ours) = await AskBothAsync(
            async context =>
            {
                await context.Response.StartAsync();
                var thrown = Catch(isGrant ? FeatureOf(context).GrantConsent : FeatureOf(context).WithdrawConsent);
                await context.Response.WriteAsync(thrown?.GetType().Name ?? "nothing");
            },
            isConsenting: !isGrant
        );

        Assert.That((theirs.Body, ours.Body), Is.EqualTo(("nothing", nameof(InvalidOperationException))));
    }

    [Test]
    [Category("C03")]
    public async Task A_withdrawal_forgets_the_choice_there_and_is_remembered_here()
    {
        var (theirs, ours) = await AskBothAsync(
            context =>
            {
                FeatureOf(context).WithdrawConsent();
                return Task.CompletedTask;
            },
            isConsenting: true
        );

        Assert.That((theirs.Kept.Contains("consent"), ours.Kept.Contains("consent")), Is.EqualTo((false, true)));
    }

    private static ITrackingConsentFeature FeatureOf(HttpContext context) => context.Features.Get<ITrackingConsentFeature>()!;

    private static RequestDelegate Append(string name, bool isEssential) =>
        context =>
        {
            context.Response.Cookies.Append(name, "1", new CookieOptions { IsEssential = isEssential });
            return Task.CompletedTask;
        };

    private static Exception? Catch(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private static async Task<(Answer Theirs, Answer Ours)> AskBothAsync(RequestDelegate handler, bool isConsenting = false, string cookies = "")
    {
        await using var theirs = await FrameworkConsentHost.StartTheirsAsync(handler);
        await using var ours = await FrameworkConsentHost.StartOursAsync(handler);
        return (await theirs.GetAsync("/", isConsenting ? theirs.ConsentCookie : cookies), await ours.GetAsync("/", isConsenting ? ours.ConsentCookie : cookies));
    }
}
