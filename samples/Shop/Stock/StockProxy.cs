using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Shop.Stock;

/// <summary>Passes a visitor's question on to the warehouse, and its answer back: status, headers one by one, body.</summary>
internal sealed class StockProxy(HttpClient client, IServer server)
{
    // They speak of one connection, not of the answer.
    private static readonly string[] HeadersOfTheConnection = ["Connection", "Date", "Keep-Alive", "Server", "Transfer-Encoding", "Upgrade"];

    public async Task ForwardAsync(int id, HttpContext context)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri(Upstream(), $"/upstream/stock/{id.ToString(CultureInfo.InvariantCulture)}"));
        question.Headers.TryAddWithoutValidation("Cookie", (string?)context.Request.Headers.Cookie);
        try
        {
            using var answer = await client.SendAsync(question, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            await CopyAsync(answer, context);
        }
        catch (HttpRequestException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext context)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        Copy(answer.Headers, context.Response.Headers);
        Copy(answer.Content.Headers, context.Response.Headers);
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static void Copy(HttpHeaders from, IHeaderDictionary to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (!HeadersOfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                to[name] = values.ToArray();
        }
    }

    /// <summary>The shop's own address, because the warehouse is played by the same process.</summary>
    private Uri Upstream()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var plain = addresses.FirstOrDefault(text => text.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
        var address = BindingAddress.Parse(plain ?? addresses.FirstOrDefault("http://localhost"));
        var host = address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
