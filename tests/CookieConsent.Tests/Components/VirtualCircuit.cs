using CookieConsent.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.JSInterop;

namespace CookieConsent.Tests.Components;

/// <summary>A site with one circuit, and the page in the visitor's browser that it belongs to. A request opens it and is over then.</summary>
internal sealed class VirtualCircuit : IAsyncDisposable
{
    private AsyncServiceScope? _scope;
    private CircuitRenderer? _renderer;
    private HtmlRootComponent _root;

    private VirtualCircuit() { }

    public RequestHarness Site { get; private set; } = null!;

    public VisitorPage Page { get; } = new();

    /// <summary>What the circuit shows now.</summary>
    public string Html => _renderer!.Dispatcher.InvokeAsync(() => _root.ToHtmlString()).GetAwaiter().GetResult();

    /// <summary>Starts the site.</summary>
    /// <param name="options">Changes the options.</param>
    /// <param name="inRequest">What the code of the circuit does while its request is there.</param>
    /// <param name="settings">Settings in place of options.</param>
    public static async Task<VirtualCircuit> StartAsync(Action<CookieConsentOptions>? options = null, Func<HttpContext, Task>? inRequest = null, ReloadableSettings? settings = null)
    {
        var circuit = new VirtualCircuit();
        circuit.Site = await ComponentSite.StartAsync(
            async context =>
            {
                if (context.Request.Path == "/page")
                {
                    await ComponentSite.Page<PageAround<LivePart>>()(context);
                    return;
                }
                // A connection's response has started before anything happens in its circuit.
                await context.Response.WriteAsync("");
                await context.Response.Body.FlushAsync();
                await circuit.BeginAsync();
                await (inRequest?.Invoke(context) ?? Task.CompletedTask);
            },
            options,
            host: services =>
            {
                services.Replace(ServiceDescriptor.Scoped<NavigationManager, Navigation>());
                services.Replace(ServiceDescriptor.Scoped<IJSRuntime>(_ => circuit.Page));
            },
            settings: settings
        );
        circuit.Page.Visit(circuit.Site);
        return circuit;
    }

    /// <summary>Opens the circuit of the visitor whose cookies the page has.</summary>
    public Task<Answer> OpenAsync(params (string Name, string Value)[] headers) => OpenAsync<LivePart>(headers);

    /// <summary>The same with another component in it.</summary>
    public async Task<Answer> OpenAsync<T>(params (string Name, string Value)[] headers)
        where T : IComponent
    {
        var answer = await Site.GetAsync("/_blazor", Page.Cookies, headers);
        _renderer = new CircuitRenderer(_scope!.Value.ServiceProvider);
        _root = await _renderer.BeginAsync<T>();
        return answer;
    }

    /// <summary>The connection was lost and is there again.</summary>
    public Task ReconnectAsync() => Handler.OnConnectionUpAsync(null!, CancellationToken.None);

    /// <summary>Waits until the circuit shows that so much is granted.</summary>
    public async Task ShowsAsync(string granted)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var next = _renderer!.WhenRenderedAsync();
            if (Html.Contains($"<output>{granted}</output>", StringComparison.Ordinal))
                return;
            await next.WaitAsync(timeout.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_renderer is not null)
            await _renderer.CloseAsync();
        if (_scope is { } scope)
            await scope.DisposeAsync();
        await Site.DisposeAsync();
    }

    private CircuitHandler Handler => _scope!.Value.ServiceProvider.GetServices<CircuitHandler>().OfType<ConsentCircuitHandler>().Single();

    private async Task BeginAsync()
    {
        _scope = Site.Services.CreateAsyncScope();
        await Handler.OnCircuitOpenedAsync(null!, CancellationToken.None);
        await Handler.OnConnectionUpAsync(null!, CancellationToken.None);
    }

    private sealed class Navigation : NavigationManager, IHostEnvironmentNavigationManager
    {
        void IHostEnvironmentNavigationManager.Initialize(string baseUri, string uri) => Initialize(baseUri, uri);

        protected override void EnsureInitialized() => Initialize($"http://{RequestHarness.Host}/", $"http://{RequestHarness.Host}/page");
    }
}
