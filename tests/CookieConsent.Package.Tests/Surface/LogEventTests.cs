using System.Reflection;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Package.Tests.Surface;

/// <summary>The log events: alerts and log searches go by their ids, names, categories and placeholders.</summary>
public sealed class LogEventTests
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly LogEvent[] Events =
    [
        .. ShippedAssemblies.All.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Any))
            .Select(method => new LogEvent(method, method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(logEvent => logEvent.Message is not null)
            .OrderBy(logEvent => logEvent.Message.EventId),
    ];

    [Test]
    public void The_log_events_are_those_that_were_approved()
    {
        var categories = new LogCategories(ShippedAssemblies.WithCode);

        ApprovedText.AssertSame("LogEvents", Events.SelectMany(Describe));

        string[] Describe(LogEvent logEvent) =>
            [
                $"{logEvent.Message.EventId} {logEvent.Message.EventName} ({logEvent.Message.Level}), {string.Join(", ", categories.Of(logEvent.Method))}",
                $"    {logEvent.Message.Message}",
            ];
    }

    [Test]
    public void Every_log_event_has_a_name_an_id_of_its_own_and_a_place_that_writes_it()
    {
        var categories = new LogCategories(ShippedAssemblies.WithCode);

        Assert.Multiple(() =>
        {
            Assert.That(Events, Is.Not.Empty);
            Assert.That(Events.Select(logEvent => logEvent.Message.EventId), Is.Unique.And.All.Positive);
            Assert.That(Events.Select(logEvent => logEvent.Message.EventName), Is.Unique.And.All.Not.Null);
            Assert.That(Events.Where(logEvent => categories.Of(logEvent.Method).Count == 0).Select(logEvent => logEvent.Message.EventName), Is.Empty);
        });
    }

    private sealed record LogEvent(MethodInfo Method, LoggerMessageAttribute Message);
}
