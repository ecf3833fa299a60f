using Microsoft.JSInterop;

namespace CookieConsent.Tests.Components;

/// <summary>The page that a circuit belongs to, in a browser: it has the visitor's cookies and sends what the circuit asks of it.</summary>
internal sealed class VisitorPage : IJSRuntime, IJSObjectReference
{
    private Func<string, string, Task<string>> _fetch = static (_, _) => throw new InvalidOperationException("There is no site.");
    private DotNetObjectReference<CookieConsent.Components.ConsentStateSource>? _circuit;

    /// <summary>What the browser sends, as it stands in a <c>Cookie</c> header.</summary>
    public string Cookies { get; set; } = "";

    /// <summary>Changes what the page answers; <see langword="null"/> while it is honest.</summary>
    public Func<string, string>? Forge { get; set; }

    /// <summary>What the page waits for before it answers.</summary>
    public Task Readiness { get; set; } = Task.CompletedTask;

    /// <summary>Every question, as path and query.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>The address of the module that was loaded.</summary>
    public string? Module { get; private set; }

    /// <summary>Sends requests to a site, with their cookies.</summary>
    public void Visit(RequestHarness site) => _fetch = async (path, cookies) => (await site.GetAsync(path, cookies)).Body;

    /// <summary>As on <c>ccx-change</c>.</summary>
    public void Change() => _circuit!.Value.Ask();

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        switch (identifier)
        {
            case "import":
                Module = (string)args![0]!;
                return (TValue)(object)this;
            case "follow":
                _circuit = (DotNetObjectReference<CookieConsent.Components.ConsentStateSource>)args![0]!;
                return default!;
            default:
                var question = $"/_cc/circuit?challenge={args![0]}";
                lock (Questions)
                    Questions.Add(question);
                await Readiness;
                var answer = await _fetch(question, Cookies);
                return (TValue)(object)(Forge?.Invoke(answer) ?? answer);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
