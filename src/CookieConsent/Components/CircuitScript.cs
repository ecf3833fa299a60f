using CookieConsent.Banner;
using CookieConsent.Configuration;
using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace CookieConsent.Components;

/// <summary>The script in the page of one circuit: loaded when it is first needed, it asks the server with the visitor's cookies and tells when to ask anew.</summary>
internal sealed class CircuitScript(IJSRuntime script, NavigationManager navigation, ConsentConfigurationSource source, CircuitAnswer answer, ILogger logger) : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private DotNetObjectReference<ConsentStateSource>? _follower;
    private IJSObjectReference? _module;
    private bool _isFailureTold;

    /// <summary>The server's own answer; <see langword="null"/> where there is none, whatever the reason.</summary>
    /// <param name="follower">Who is told when the visitor may have decided anew.</param>
    public async Task<CircuitDecision?> AskAsync(ConsentStateSource follower)
    {
        try
        {
            if (_module is null)
            {
                _follower ??= DotNetObjectReference.Create(follower);
                var address = $"{ComponentPlace.EndpointOf(navigation, source.Current)}/{ConsentAssets.FileNameOf(ConsentAssets.CircuitScript)}";
                var module = await script.InvokeAsync<IJSObjectReference>("import", LongestAnswer, address);
                await module.InvokeVoidAsync("follow", LongestAnswer, _follower);
                _module = module;
            }
            var challenge = CircuitAnswer.NewChallenge();
            return answer.Open(await _module.InvokeAsync<string>("ask", LongestAnswer, challenge), challenge);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is away. When its connection is back it is asked again.
            return null;
        }
        catch (Exception exception)
        {
            // What it says comes from the visitor's page, which can fail as often as it likes.
            if (!_isFailureTold)
                logger.CircuitNotFollowed(exception);
            _isFailureTold = true;
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _follower?.Dispose();
}
