using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The response feature that the server, or something in front of us, provides is broken.</summary>
[TestFixture(Server.Http1)]
[TestFixture(Server.Http2)]
[Category("E18")]
internal sealed class ResponseFaultTests(Server server)
{
    [Test]
    public async Task Headers_that_fail_once_cost_the_cookies_that_are_not_necessary([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(response => response.FaultsLeft = 1);

        var answer = await harness.GetAsync("/", visitor);

        Assert.That((answer.Status, string.Join(' ', answer.Kept)), Is.EqualTo((HttpStatusCode.OK, Vocabulary.Necessary)));
        Assert.That(harness.Site.Logs.WithId(21), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Headers_that_cannot_be_read_at_all_are_not_sent([Values] Visitor visitor)
    {
        await using var harness = await StartAsync(response => response.FaultsLeft = int.MaxValue);

        var answer = await harness.GetAsync("/", visitor);

        Assert.That((answer.Status, answer.Lines.Count), Is.EqualTo((HttpStatusCode.InternalServerError, 0)));
        Assert.That(harness.Site.Logs.WithId(21), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_the_pass_cannot_be_registered_the_app_does_not_run([Values] Visitor visitor)
    {
        var isRun = false;
        await using var harness = await StartAsync(static _ => { }, response => response.IsClosed = true, () => isRun = true);

        var answer = await harness.GetAsync("/", visitor);

        Assert.That((answer.Status, answer.Lines.Count, isRun), Is.EqualTo((HttpStatusCode.InternalServerError, 0, false)));
    }

    private Task<RequestHarness> StartAsync(Action<BrokenResponse> breakInApp, Action<BrokenResponse>? breakAtStart = null, Action? run = null) =>
        RequestHarness.StartAsync(
            new()
            {
                Consent = consent => StartupFilters.PutInFront(consent, context =>
                {
                    var response = new BrokenResponse(context.Features.Get<IHttpResponseFeature>()!);
                    breakAtStart?.Invoke(response);
                    context.Features.Set<IHttpResponseFeature>(response);
                }),
                Handler = context =>
                {
                    run?.Invoke();
                    foreach (var name in Writers.WrittenNames)
                        context.Response.Headers.Append("Set-Cookie", name + "=1");
                    breakInApp((BrokenResponse)context.Features.Get<IHttpResponseFeature>()!);
                    return Task.CompletedTask;
                },
            },
            server
        );

    private sealed class BrokenResponse(IHttpResponseFeature sound) : IHttpResponseFeature
    {
        /// <summary>How many more looks at the headers fail.</summary>
        public int FaultsLeft { get; set; }

        /// <summary>Whether no callback can be registered.</summary>
        public bool IsClosed { get; set; }

        public IHeaderDictionary Headers
        {
            get => FaultsLeft-- > 0 ? throw new InvalidOperationException("The headers are broken.") : sound.Headers;
            set => sound.Headers = value;
        }

        public int StatusCode
        {
            get => sound.StatusCode;
            set => sound.StatusCode = value;
        }

        public string? ReasonPhrase
        {
            get => sound.ReasonPhrase;
            set => sound.ReasonPhrase = value;
        }

        [Obsolete("Use IHttpResponseBodyFeature.")]
        public Stream Body
        {
            get => sound.Body;
            set => sound.Body = value;
        }

        public bool HasStarted => sound.HasStarted;

        public void OnStarting(Func<object, Task> callback, object state)
        {
            if (IsClosed)
                throw new InvalidOperationException("No callback can be registered.");
            sound.OnStarting(callback, state);
        }

        public void OnCompleted(Func<object, Task> callback, object state) => sound.OnCompleted(callback, state);
    }
}
