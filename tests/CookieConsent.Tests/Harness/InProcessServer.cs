using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace CookieConsent.Tests.Harness;

/// <summary>A server without a wire, for tests of very many requests.</summary>
internal sealed class InProcessServer : IServer
{
    private Func<IFeatureCollection, Task> _process = static _ => throw new InvalidOperationException("The app has not started.");

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = async features =>
        {
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            await ((Response)features.GetRequiredFeature<IHttpResponseFeature>()).StartAsync();
            application.DisposeContext(context, null);
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() { }

    /// <summary>A GET request; returns the response's headers once it has started and the app is done.</summary>
    public async Task<IHeaderDictionary> GetAsync(string path, string cookies)
    {
        var response = new Response();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature { Method = "GET", Path = path, Scheme = "http", Headers = new HeaderDictionary { ["Host"] = RequestHarness.Host, ["Cookie"] = cookies } });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        await _process(features);
        return response.Headers;
    }

    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> _onStarting = new();

        public override void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push((callback, state));

        public override void OnCompleted(Func<object, Task> callback, object state) { }

        public async Task StartAsync()
        {
            while (_onStarting.TryPop(out var next))
                await next.Callback(next.State);
        }
    }
}
