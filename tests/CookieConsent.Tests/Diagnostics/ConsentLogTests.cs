using System.Reflection;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Tests.Diagnostics;

/// <summary>Ids and names of log events are what operators filter by: they stay.</summary>
internal sealed class ConsentLogTests
{
    private static readonly LoggerMessageAttribute[] Events =
    [
        .. typeof(ConsentLog).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>(),
    ];

    [Test]
    public void Every_event_keeps_its_id_and_name() =>
        Assert.That(
            Events.OrderBy(entry => entry.EventId).Select(entry => $"{entry.EventId} {entry.EventName} {entry.Level}"),
            Is.EqualTo(
                new[]
                {
                    "1 ConsentRecorded Information",
                    "2 RecordNotKept Error",
                    "3 ObserverFailed Error",
                    "10 UnknownCookie Warning",
                    "11 UndeclaredService Warning",
                    "12 CookieDropped Debug",
                    "13 NamelessCookie Warning",
                    "14 WouldBeDropped Warning",
                    "15 LifetimeExceeded Warning",
                    "19 RegionNotRead Error",
                    "20 LateCookie Error",
                    "21 FilterFailed Error",
                    "22 CookiePolicyNotMirrored Error",
                    "23 TrackingConsentFailed Error",
                    "24 DecisionNotRead Error",
                    "25 RequestFilterFailed Error",
                    "26 LateCookieCheckFailed Error",
                    "27 CookiesNotWritten Error",
                    "28 CookieNotNoted Error",
                    "29 ChoiceFailed Error",
                    "30 ReloadRejected Error",
                    "31 ReloadFailed Error",
                    "32 Reloaded Information",
                    "33 ConfigurationWarning Warning",
                    "34 FrameworkCookiesNotRead Warning",
                    "35 EndpointExempt Warning",
                    "36 ConfigurationNote Information",
                    "37 LinterFailed Warning",
                    "40 TagOfUndeclaredService Warning",
                    "41 TagNotUnderstood Error",
                    "44 RegionNotUnderstood Error",
                    "45 GoogleNotTold Error",
                    "46 NoticeNotRead Warning",
                    "47 NoticeNotPublished Debug",
                    "48 ReceiptFailed Warning",
                    "49 ScopeOfOtherApp Warning",
                    "50 ConsentCookieForScript Warning",
                    "60 UndeclaredHost Warning",
                    "61 HostNotGranted Information",
                    "62 FirewallFailed Error",
                    "63 CircuitNotFollowed Warning",
                    "70 ReportIncomplete Error",
                }
            )
        );

    [Test]
    public void No_id_and_no_name_stands_for_two_events()
    {
        Assert.That(Events.Select(entry => entry.EventId), Is.Unique);
        Assert.That(Events.Select(entry => entry.EventName), Is.Unique);
    }
}
