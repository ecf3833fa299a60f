using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Harness;

/// <summary>Keeps every log event of one site.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IReadOnlyList<LogEvent> Events => [.. _events];

    /// <summary>The events of the library with this id.</summary>
    public IReadOnlyList<LogEvent> WithId(int id) => [.. _events.Where(entry => entry.Id.Id == id && entry.Category.StartsWith("CookieConsent", StringComparison.Ordinal))];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _events);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<LogEvent> events) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            events.Enqueue(new(category, logLevel, eventId, formatter(state, exception) + exception, values.ToDictionary(pair => pair.Key, pair => pair.Value)));
        }
    }
}

/// <summary>One log event; <paramref name="Text"/> includes the exception.</summary>
internal sealed record LogEvent(string Category, LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Values);
