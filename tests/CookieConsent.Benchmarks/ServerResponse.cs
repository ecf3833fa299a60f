using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Benchmarks;

/// <summary>A server's response without a network: callbacks run last registered first, and its containers are kept for the next request.</summary>
internal sealed class ServerResponse : IHttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _onStarting = new(4);
    private readonly Stack<(Func<object, Task> Callback, object State)> _onCompleted = new(4);

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary(8);

    public Stream Body { get; set; } = Stream.Null;

    public bool HasStarted { get; private set; }

    public void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push((callback, state));

    public void OnCompleted(Func<object, Task> callback, object state) => _onCompleted.Push((callback, state));

    public void Reset()
    {
        StatusCode = StatusCodes.Status200OK;
        Headers.Clear();
        HasStarted = false;
    }

    public void Complete()
    {
        Fire(_onStarting);
        HasStarted = true;
        Fire(_onCompleted);
    }

    private static void Fire(Stack<(Func<object, Task> Callback, object State)> callbacks)
    {
        while (callbacks.TryPop(out var registered))
            registered.Callback(registered.State).GetAwaiter().GetResult();
    }
}
