using System.Net;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The record store cancels by itself, heeds its token, blocks its caller, or loses the visitor on the way.</summary>
[Category("E18")]
[Category("P09")]
internal sealed class StoreFaultTests
{
    [Test]
    public async Task A_store_that_cancels_by_itself_grants_nothing()
    {
        await using var harness = await StartAsync(static _ => throw new OperationCanceledException());

        await CheckNothingIsGrantedAsync(harness, harness.ChooseAsync("choice=accept-all"));
    }

    [Test]
    public async Task A_store_that_heeds_its_token_grants_nothing_after_the_time_it_has()
    {
        // A store that hangs, and ends when its token says so: no time passes here.
        await using var harness = await StartAsync(static token => Task.Delay(Timeout.Infinite, token));
        var answer = harness.ChooseAsync("choice=accept-all");

        await harness.Site.Time.WhenTimersAsync(2);
        harness.Site.Time.Advance(TimeSpan.FromSeconds(3));

        await CheckNothingIsGrantedAsync(harness, answer);
    }

    [Test]
    public async Task A_store_that_blocks_its_caller_holds_nobody()
    {
        using var gate = new ManualResetEventSlim();
        await using var harness = await StartAsync(_ =>
        {
            gate.Wait(CancellationToken.None);
            return Task.CompletedTask;
        });
        var answer = harness.ChooseAsync("choice=accept-all");

        await harness.Site.Time.WhenTimersAsync(2);
        harness.Site.Time.Advance(TimeSpan.FromSeconds(3));

        await CheckNothingIsGrantedAsync(harness, answer);
        gate.Set();
    }

    [Test]
    public async Task A_visitor_who_leaves_in_mid_choice_has_granted_nothing([Values] bool isGrant)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource();
        var isCancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var harness = await StartAsync(
            async token =>
            {
                token.Register(() => released.TrySetResult());
                reached.TrySetResult();
                await released.Task;
                isCancelled.SetResult(token.IsCancellationRequested);
            },
            Server.Http1
        );
        using var leaving = new CancellationTokenSource();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/_cc") { Content = new FormUrlEncodedContent([new("choice", isGrant ? "accept-all" : "reject-all")]) };
        var answer = harness.SendAsync(message, leaving.Token);

        await reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await leaving.CancelAsync();
        await Assert.ThatAsync(() => answer, Throws.InstanceOf<OperationCanceledException>());
        if (!isGrant)
            released.SetResult();

        // A refusal's record is not given up with its visitor; a grant that nobody got is.
        Assert.That(await isCancelled.Task.WaitAsync(TimeSpan.FromMinutes(2)), Is.EqualTo(isGrant));
        if (isGrant)
            await harness.Site.Logs.WhenAsync(2);
        Assert.That((await harness.GetAsync("/_cc/state")).Json().GetProperty("status").GetString(), Is.EqualTo("undecided"));
    }

    private static async Task CheckNothingIsGrantedAsync(RequestHarness harness, Task<Answer> choice)
    {
        var answer = await choice;

        Assert.That((answer.Status, answer.Lines.Count), Is.EqualTo((HttpStatusCode.ServiceUnavailable, 0)));
        Assert.That(harness.Site.Logs.WithId(2), Has.Count.EqualTo(1));
    }

    private static Task<RequestHarness> StartAsync(Func<CancellationToken, Task> append, Server server = Server.InMemory)
    {
        Site site = new();
        site.Store.Append = append;
        return RequestHarness.StartAsync(site, server);
    }
}
