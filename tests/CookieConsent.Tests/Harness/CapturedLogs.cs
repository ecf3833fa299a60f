using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Harness;

/// <summary>Keeps every log event of one site.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    private readonly Lock _lock = new();
    private readonly List<(int Id, int Count, TaskCompletionSource Seen)> _waits = [];

    public IReadOnlyList<LogEvent> Events => [.. _events];

    /// <summary>The events of the library with this id.</summary>
    public IReadOnlyList<LogEvent> WithId(int id) => [.. _events.Where(entry => entry.Id.Id == id && entry.Category.StartsWith("CookieConsent", StringComparison.Ordinal))];

    /// <summary>Completes when the library has logged so many events with this id: some are logged after the response has gone out.</summary>
    public Task WhenAsync(int id, int count = 1)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (WithId(id).Count >= count)
                seen.SetResult();
            else
                _waits.Add((id, count, seen));
            return seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose() { }

    private void Add(LogEvent entry)
    {
        lock (_lock)
        {
            _events.Enqueue(entry);
            foreach (var (id, count, seen) in _waits)
            {
                if (WithId(id).Count >= count)
                    seen.TrySetResult();
            }
        }
    }

    private sealed class Logger(string category, CapturedLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            logs.Add(new(category, logLevel, eventId, formatter(state, exception) + exception, values.ToDictionary(pair => pair.Key, pair => pair.Value)));
        }
    }
}

/// <summary>One log event; <paramref name="Text"/> includes the exception.</summary>
internal sealed record LogEvent(string Category, LogLevel Level, EventId Id, string Text, IReadOnlyDictionary<string, object?> Values);
