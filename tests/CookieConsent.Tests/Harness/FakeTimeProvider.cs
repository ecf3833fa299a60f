namespace CookieConsent.Tests.Harness;

/// <summary>A clock that stands still until a test moves it, with timers that follow it.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 30, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];
    private DateTimeOffset _now = Start;

    /// <summary>What the next looks at the clock throw; <see langword="null"/> while it works.</summary>
    public Exception? Fault { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Fault is { } fault ? throw fault : _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and runs what is due.</summary>
    public void Advance(TimeSpan by)
    {
        FakeTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }
        foreach (var timer in due)
            timer.Run();
    }

    /// <summary>Completes when so many timers are running: the code under test has then come to its wait.</summary>
    public Task WhenTimersAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_timers.Count >= count)
                reached.SetResult();
            else
                _waits.Add((count, reached));
            return reached.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    private sealed class FakeTimer(FakeTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                owner._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = owner._now + dueTime;
                owner._timers.Add(this);
                foreach (var (count, reached) in owner._waits)
                {
                    if (owner._timers.Count >= count)
                        reached.TrySetResult();
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
                owner._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
