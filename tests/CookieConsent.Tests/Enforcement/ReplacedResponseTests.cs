using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A middleware puts a response of its own in front of the server's and copies the headers when the server's starts.</summary>
[Category("E05")]
internal sealed class ReplacedResponseTests
{
    [Test]
    public async Task What_is_sent_is_filtered_and_not_what_stands_in_front_of_it([Values] bool isInFront)
    {
        await using var kestrel = await KestrelHarness.StartAsync(new()
        {
            Before = app => Use(app, isInFront),
            After = app => Use(app, !isInFront),
            Handler = context =>
            {
                context.Response.Headers.SetCookie = new[] { "basket=1", "promo=1", "zz_unknown=1" };
                return context.Response.WriteAsync("page");
            },
        });

        var head = await kestrel.SendRawAsync("GET / HTTP/1.1", "Connection: close");

        Assert.That(KestrelHarness.SetCookies(head), Is.EqualTo(new[] { "basket=1" }));
        Assert.That(head, Has.Some.StartsWith("Cache-Control: private"));
    }

    private static void Use(WebApplication app, bool isHere)
    {
        if (!isHere)
            return;
        app.Use((context, next) =>
        {
            var sent = context.Features.Get<IHttpResponseFeature>()!;
            var buffered = new BufferedHeaders(sent);
            context.Features.Set<IHttpResponseFeature>(buffered);
            context.Response.OnStarting(() =>
            {
                foreach (var (name, value) in buffered.Headers)
                    sent.Headers[name] = value;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private sealed class BufferedHeaders(IHttpResponseFeature sent) : IHttpResponseFeature
    {
        public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

        public int StatusCode
        {
            get => sent.StatusCode;
            set => sent.StatusCode = value;
        }

        public string? ReasonPhrase
        {
            get => sent.ReasonPhrase;
            set => sent.ReasonPhrase = value;
        }

        [Obsolete("Use IHttpResponseBodyFeature.")]
        public Stream Body
        {
            get => sent.Body;
            set => sent.Body = value;
        }

        public bool HasStarted => sent.HasStarted;

        public void OnStarting(Func<object, Task> callback, object state) => sent.OnStarting(callback, state);

        public void OnCompleted(Func<object, Task> callback, object state) => sent.OnCompleted(callback, state);
    }
}
