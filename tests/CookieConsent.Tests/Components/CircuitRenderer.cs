using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.Logging.Abstractions;

#pragma warning disable BL0006 // The renderer's own types may change with the framework, and nothing can render without them.

namespace CookieConsent.Tests.Components;

/// <summary>Renders as a circuit does: again and again, and without a request.</summary>
internal sealed class CircuitRenderer(IServiceProvider services) : StaticHtmlRenderer(services, NullLoggerFactory.Instance)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override RendererInfo RendererInfo => new("Server", isInteractive: true);

    public Task<HtmlRootComponent> BeginAsync<T>()
        where T : IComponent => Dispatcher.InvokeAsync(() => BeginRenderingComponent(typeof(T), ParameterView.Empty));

    /// <summary>Completes when something has been rendered since the call.</summary>
    public Task WhenRenderedAsync()
    {
        lock (_lock)
            return _rendered.Task;
    }

    public ValueTask CloseAsync() => DisposeAsync();

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
    {
        lock (_lock)
        {
            _rendered.SetResult();
            _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return base.UpdateDisplayAsync(renderBatch);
    }
}
