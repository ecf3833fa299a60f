using System.Net;
using System.Security.Cryptography.X509Certificates;
using CookieConsent.Shop.Tests.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace CookieConsent.Shop.Tests.Hosting;

/// <summary>The sample shop as it is, started in this process with some settings of its own.</summary>
internal sealed class ShopHost : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("shop-");
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _configure;
    private readonly bool _isInMemory;
    private readonly X509Certificate2? _certificate;

    private ShopHost(bool isInMemory, IReadOnlyDictionary<string, string>? settings, Action<IServiceCollection>? configure = null)
    {
        _configure = configure;
        // All visitors of a test run come from one address, which would soon have used up its grants; and on a machine that has much to do a slow database is not away.
        _settings = new()
        {
            ["CookieConsent:GrantsPerMinute"] = "0",
            ["CookieConsent:RecordTimeout"] = "00:01:00",
            ["CookieConsentRecords:CommandTimeout"] = "00:00:30",
            ["Logging:Console:LogLevel:Default"] = "Critical",
            ["ConnectionStrings:Consent"] = $"Data Source={Path.Combine(_data.FullName, "consent.db")}",
            ["CookieConsentRecords:SpoolFolder"] = _data.FullName,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            _settings[key] = value;

        _isInMemory = isInMemory;
        if (isInMemory)
            return;
        _certificate = TestCertificate.Create();
        UseKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
    }

    /// <summary>The shop on real Kestrel: one free port for http and one for https, with a certificate of its own.</summary>
    public static ShopHost OnKestrel(IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var host = new ShopHost(isInMemory: false, settings, configure);
        host.StartServer();
        return host;
    }

    /// <summary>The shop on the server that passes requests on in memory.</summary>
    public static ShopHost InMemory(IReadOnlyDictionary<string, string>? settings = null) => new(isInMemory: true, settings);

    /// <summary>The address without a slash at its end: <c>http://127.0.0.1:40123</c>.</summary>
    public string AddressOf(string scheme)
    {
        if (_isInMemory)
            return $"{scheme}://localhost";
        var addresses = Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return addresses.Single(address => address.StartsWith(scheme + ":", StringComparison.Ordinal)).TrimEnd('/');
    }

    /// <summary>Everything that a browser may ask the shop for.</summary>
    public IReadOnlyList<ShopRoute> Routes => ShopRoute.AllOf(Services);

    /// <summary>Sends requests as they are: follows no redirect and keeps no cookie.</summary>
    public HttpMessageHandler CreateHandler() =>
        _isInMemory
            ? Server.CreateHandler()
            : new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == _certificate!.Thumbprint },
            };

    /// <summary>A visitor who has never been here.</summary>
    public Visitor NewVisitor(string scheme = "http") => new(CreateHandler(), new Uri(AddressOf(scheme)));

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddTransient<IStartupFilter, CookieWitness>();
            _configure?.Invoke(services);

            // The stock proxy asks the shop's own address, which in memory does not exist.
            if (_isInMemory)
                services.PostConfigureAll<HttpClientFactoryOptions>(options =>
                    options.HttpMessageHandlerBuilderActions.Add(handler => handler.PrimaryHandler = Server.CreateHandler())
                );
        });
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;
        _certificate?.Dispose();
        if (_data.Exists)
            _data.Delete(recursive: true);
    }
}
