namespace CookieConsent.Samples.Tests;

/// <summary>Something beside a sample, such as a database or another site. It ends after the sample.</summary>
internal abstract class SampleNeeds : IAsyncDisposable
{
    /// <summary>The sample's settings that lead to it, as environment variables.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract ValueTask DisposeAsync();
}
