using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Shop.Tests.Http;
using CookieConsent.Tests.Harness;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Migration.Tests;

/// <summary>One of the sites, as it was or as its guide leaves it, started in memory in development, where a tag that is not understood is an exception.</summary>
internal sealed class MigratedSite : IAsyncDisposable
{
    private readonly IAsyncDisposable _factory;
    private readonly Func<HttpMessageHandler> _createHandler;

    private MigratedSite(IAsyncDisposable factory, Func<HttpMessageHandler> createHandler, RecordStore store)
    {
        _factory = factory;
        _createHandler = createHandler;
        Store = store;
    }

    /// <summary>The records of the site's visitors.</summary>
    public RecordStore Store { get; }

    /// <summary>Starts the site whose <c>Program</c> this is.</summary>
    public static MigratedSite Start<TProgram>()
        where TProgram : class
    {
        var store = new RecordStore();
        var factory = new WebApplicationFactory<TProgram>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Logging:LogLevel:Default", "Critical");
            builder.UseSetting("CookieConsent:GrantsPerMinute", "0");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IConsentRecordStore>(store);
                services.AddTransient<IStartupFilter, CookieWitness>();
            });
        });
        return new(factory, factory.Server.CreateHandler, store);
    }

    /// <summary>A visitor who has never been here.</summary>
    public Visitor NewVisitor() => new(_createHandler(), new("http://localhost"));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _factory.DisposeAsync();
}
