namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>A way to make decisions durable.</summary>
internal abstract class Contestant : IAsyncDisposable
{
    /// <summary>What the table calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Makes one decision durable, for one of many callers.</summary>
    public abstract Task KeepAsync(int visitor);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
