using CookieConsent.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CookieConsent.Components;

/// <summary>
/// The circuits of this process in which something is granted, by the record that proves it: a random id, in the consent cookie, of nobody in
/// particular. A grant that ends, in whatever tab and with or without script, ends in them at once; that something new was granted they learn from their page.
/// </summary>
internal sealed class ConsentCircuits : IConsentDecisionObserver, IDisposable
{
    /// <summary>What stands for a record where a region or report-only mode grants without one: it ends with the configuration only.</summary>
    public const string WithoutRecord = "";

    // A browser goes on sending a decision that has ended until it has the answer to the new one.
    private const int MostEnded = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<ConsentStateSource>> _circuits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly Queue<string> _endedInOrder = new();
    private readonly IDisposable? _subscription;

    /// <summary>Subscribes to reloads, in which grants may lapse.</summary>
    public ConsentCircuits(IOptionsMonitor<CookieConsentOptions> options, ConsentConfigurationSource source)
    {
        // The source has subscribed before, so the new configuration is in force by then.
        _ = source;
        _subscription = options.OnChange(_ => AskAll());
    }

    /// <summary>Whether the circuit is told of the end of this record from now on; not where the record has ended already.</summary>
    public bool TryAdd(string recordId, ConsentStateSource circuit)
    {
        lock (_lock)
        {
            if (_ended.Contains(recordId))
                return false;
            if (!_circuits.TryGetValue(recordId, out var circuits))
                _circuits[recordId] = circuits = [];
            circuits.Add(circuit);
            return true;
        }
    }

    /// <summary>Forgets a circuit.</summary>
    public void Remove(string recordId, ConsentStateSource circuit)
    {
        lock (_lock)
        {
            if (_circuits.TryGetValue(recordId, out var circuits) && circuits.Remove(circuit) && circuits.Count == 0)
                _circuits.Remove(recordId);
        }
    }

    /// <inheritdoc />
    public ValueTask OnDecisionChangedAsync(HttpContext context, ConsentDecisionChange change, CancellationToken cancellationToken)
    {
        if (change.Record.PreviousId is not { } ended)
            return ValueTask.CompletedTask;
        ConsentStateSource[] told;
        lock (_lock)
        {
            if (_ended.Add(ended))
                _endedInOrder.Enqueue(ended);
            if (_ended.Count > MostEnded)
                _ended.Remove(_endedInOrder.Dequeue());
            told = _circuits.Remove(ended, out var circuits) ? [.. circuits] : [];
        }
        foreach (var circuit in told)
            circuit.Narrow(change.After);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose() => _subscription?.Dispose();

    private void AskAll()
    {
        ConsentStateSource[] all;
        lock (_lock)
            all = [.. _circuits.Values.SelectMany(circuits => circuits)];
        foreach (var circuit in all)
            circuit.Ask();
    }
}
