using System.Net;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The whole way: <c>POST /_cc</c> on Kestrel, from clients in the same process.</summary>
internal sealed class OverHttp(Uri address) : Contestant
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public override string Name => "POST /_cc on Kestrel";

    public override async Task KeepAsync(int visitor)
    {
        using var form = new FormUrlEncodedContent([new("choice", "accept-all")]);
        using var response = await _client.PostAsync(new Uri("/_cc", UriKind.Relative), form);
        if (response.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"The choice was answered with {response.StatusCode}.");
    }

    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
