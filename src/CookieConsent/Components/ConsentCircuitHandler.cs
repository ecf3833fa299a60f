using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CookieConsent.Components;

/// <summary>Tells the state of one circuit when the circuit begins, and when its page is back after a lost connection, over which it may have missed something.</summary>
internal sealed class ConsentCircuitHandler(ConsentStateSource state) : CircuitHandler
{
    /// <inheritdoc />
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        state.BeginCircuit();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        state.Ask();
        return Task.CompletedTask;
    }
}
