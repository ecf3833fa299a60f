using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>The metrics: dashboards and alerts go by their names, kinds and units.</summary>
public sealed class MetricTests
{
    [Test]
    public async Task The_metrics_are_those_that_were_approved()
    {
        var instruments = await PublishedInstrumentsAsync();

        ApprovedText.AssertSame(
            "Metrics",
            instruments.OrderBy(instrument => instrument.Name, StringComparer.Ordinal).SelectMany(instrument => new[]
            {
                $"{instrument.Meter.Name} {instrument.Name} ({KindOf(instrument)}), {instrument.Unit}",
                $"    {instrument.Description}",
            })
        );
    }

    private static async Task<List<Instrument>> PublishedInstrumentsAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddCookieConsent().AddEntityFrameworkRecords(_ => { });
        await using var provider = services.BuildServiceProvider();

        // Meters of other tests that run meanwhile belong to other factories.
        var factory = provider.GetRequiredService<IMeterFactory>();
        var instruments = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                    instruments.Add(instrument);
            },
        };
        listener.Start();
        foreach (var type in TypesWithMetrics())
            provider.GetRequiredService(type);
        return instruments;
    }

    private static IEnumerable<Type> TypesWithMetrics() =>
        ShippedAssemblies.All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(constructor => constructor.GetParameters()).Any(parameter => parameter.ParameterType == typeof(IMeterFactory)));

    private static string KindOf(Instrument instrument)
    {
        var type = instrument.GetType();
        return $"{type.Name.Split('`')[0]} of {type.GenericTypeArguments[0].Name}";
    }
}
