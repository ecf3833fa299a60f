using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Enforcement;

/// <summary>
/// The configuration flips between two states, and tries broken ones in between, while 100,000 requests run. The states differ in everything that a
/// request reads: whose consent cookie counts, what is hidden, what each category holds, what becomes of unknown cookies. A request that saw half of
/// each would answer something that neither state answers.
/// </summary>
[Category("E18")]
internal sealed class ReloadUnderLoadTests
{
    private const int Requests = 100_000;
    private const int RequestsPerFlip = 4_000;
    private const int LeastFlips = 6;
    private const string Left = "one | Necessary, Analytics | left one";
    private const string Right = "two | Necessary, Advertisement | right two free";

    private static readonly (string, string?)[] LeftState =
    [
        ("Mode", null), ("PolicyVersion", "left"), ("ConsentCookie:Name", "choice-left"), ("UnknownCookies", "Block"),
        ("Cookies:Necessary:0", "left"), ("Cookies:Analytics:0", "one"), ("Cookies:Advertisement:0", "two"), ("Cookies:Functionality:0", "right"),
    ];

    private static readonly (string, string?)[] RightState =
    [
        ("Mode", null), ("PolicyVersion", "right"), ("ConsentCookie:Name", "choice-right"), ("UnknownCookies", "Allow"),
        ("Cookies:Necessary:0", "right"), ("Cookies:Analytics:0", "one"), ("Cookies:Advertisement:0", "two"), ("Cookies:Functionality:0", "left"),
    ];

    private int _flips;

    [Test]
    public async Task No_request_sees_half_a_configuration()
    {
        var settings = new ReloadableSettings(LeftState);
        var server = new InProcessServer();
        var site = new Site { Settings = settings, Handler = AnswerAsync, Host = static builder => builder.Logging.SetMinimumLevel(LogLevel.Error) };
        await using var app = site.Build(builder => builder.Services.Replace(ServiceDescriptor.Singleton<IServer>(server)));
        await app.StartAsync();
        var cookies = $"choice-left={site.ConsentValue(app.Services, CookieCategories.Analytics)}; one=1; two=2";
        settings.Change(RightState);
        cookies += $"; choice-right={site.ConsentValue(app.Services, CookieCategories.Advertisement)}";

        using var ending = new CancellationTokenSource();
        using var due = new SemaphoreSlim(0);
        var flips = Task.Run(() => FlipAsync(settings, due, ending.Token));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => AskAsync(server, cookies, due))));
        await ending.CancelAsync();

        await flips;
        Assert.That(_flips, Is.AtLeast(LeastFlips), "The configuration has to change while requests run.");
        Assert.That(answers.SelectMany(seen => seen.Keys).Distinct(), Is.EquivalentTo(new[] { Left, Right }));
        Assert.That(answers.Sum(seen => seen.Values.Sum()), Is.AtLeast(Requests));
        Assert.That(site.Logs.WithId(30), Is.Not.Empty, "The broken states were tried.");
    }

    private async Task<Dictionary<string, int>> AskAsync(InProcessServer server, string cookies, SemaphoreSlim due)
    {
        var seen = new Dictionary<string, int>();

        // Where the changes come slowly, it goes on until there were enough, and both states were seen.
        for (var i = 0; i < Requests / 2 || seen.Count < 2 || Volatile.Read(ref _flips) < LeastFlips; i++)
        {
            if (i % RequestsPerFlip == 0)
                due.Release();
            var headers = await server.GetAsync("/", cookies);
            var names = headers.SetCookie.Select(line => line![..line!.IndexOf('=', StringComparison.Ordinal)]);
            var answer = $"{headers["X-Seen"]} | {string.Join(' ', names)}";
            seen[answer] = seen.GetValueOrDefault(answer) + 1;
        }
        return seen;
    }

    private async Task FlipAsync(ReloadableSettings settings, SemaphoreSlim due, CancellationToken ending)
    {
        while (true)
        {
            try
            {
                await due.WaitAsync(ending);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            settings.Change(_flips % 2 == 0 ? LeftState : RightState);
            settings.Change(("Mode", "Perhaps"), ("Cookies:Necessary:0", "one"), ("UnknownCookies", "Allow"));
            Interlocked.Increment(ref _flips);
        }
    }

    /// <summary>Reads what the app can see at once, and goes on only after others have run.</summary>
    private static async Task AnswerAsync(HttpContext context)
    {
        var seen = string.Join(' ', context.Request.Cookies.Keys.Where(name => name is "one" or "two"));
        await Task.Yield();
        context.Response.Headers["X-Seen"] = $"{seen} | {context.GetCookieConsent().Granted}";
        context.Response.Headers.SetCookie = new[] { "left=1", "right=1", "one=1", "two=1", "free=1" };
    }
}
