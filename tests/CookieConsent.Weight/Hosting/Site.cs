using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Weight.Contestants;

namespace CookieConsent.Weight.Hosting;

/// <summary>One page on Kestrel, over HTTP/2, with each contestant in turn or with none.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app, string key, IReadOnlyCollection<Contestant> contestants)
    {
        _app = app;
        Key = key;
        Contestants = contestants;
    }

    /// <summary>The hash of the certificate's public key, for a browser that is told to trust it: it keeps no files of a site that it does not trust.</summary>
    public string Key { get; }

    /// <summary>Everything that is compared, nobody first.</summary>
    public IReadOnlyCollection<Contestant> Contestants { get; }

    /// <summary>The page of a contestant.</summary>
    public string AddressOf(Contestant contestant) => $"{_app.Urls.Single()}/{contestant.Id}";

    /// <summary>Starts it.</summary>
    public static async Task<Site> StartAsync(string repository)
    {
        var certificate = TestCertificate.Create();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Path.Combine(repository, "tests", "CookieConsent.Weight") });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var contestants = new Dictionary<string, Contestant> { [Contestant.Nobody.Id] = Contestant.Nobody, [Contestant.Ours.Id] = Contestant.Ours };
        builder.Services.AddSingleton(contestants);
        builder.Services.AddCookieConsent();
        builder.Services.AddRazorPages();

        var files = new ServedFiles(Path.Combine(repository, "samples", "Shop", "wwwroot"), Path.Combine(repository, "artifacts", "npm", "peers", "node_modules"));
        files.AddSite();
        var app = builder.Build();
        app.UseMiddleware<PageCompression>();
        app.UseCookieConsent();
        files.Map(app);
        app.MapRazorPages();
        await app.StartAsync();

        var site = new Site(app, Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())), contestants.Values);
        foreach (var peer in Peers.Of(ShownNotice.Read(await site.PageAsync(Contestant.Ours)), files))
            contestants.Add(peer.Id, peer);
        return site;
    }

    /// <summary>The page of a contestant as a new visitor gets it.</summary>
    public async Task<string> PageAsync(Contestant contestant)
    {
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) => presented is not null && new Uri(AddressOf(contestant)).IsLoopback;
        using var client = new HttpClient(handler);
        return await client.GetStringAsync(new Uri(AddressOf(contestant)));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
