using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>The log events about what pages load from others: tags, what Google is told, and the firewall. Ids are shared with <see cref="ConsentLog"/>.</summary>
internal static partial class ThirdPartyLog
{
    [LoggerMessage(
        40,
        LogLevel.Warning,
        "A page loads from a host of the service '{Service}' ({Category}), which the site does not declare, so the tag is left out for everybody. To declare it, write: {Fix}. To let this one tag through, write consent=\"Necessary\" on it.",
        EventName = "TagOfUndeclaredService"
    )]
    public static partial void TagOfUndeclaredService(this ILogger logger, string service, CookieCategories category, string fix);

    [LoggerMessage(
        41,
        LogLevel.Error,
        "{Tag} names no category, so it is left out for everybody. Write one or several of Necessary, Functionality, Analytics and Advertisement, divided by commas.",
        EventName = "TagNotUnderstood"
    )]
    public static partial void TagNotUnderstood(this ILogger logger, string tag);

    [LoggerMessage(
        44,
        LogLevel.Error,
        "{Tag} names no region, so Google takes everything as denied everywhere until the visitor decides. Write codes of countries or their parts (ISO 3166-2) divided by commas, for example NO, CA-QC.",
        EventName = "RegionNotUnderstood"
    )]
    public static partial void RegionNotUnderstood(this ILogger logger, string tag);

    [LoggerMessage(
        45,
        LogLevel.Error,
        "ConsentSignals:Google is Advanced, and a page loads a script of Google's without telling it what is denied. Write <consent-mode /> first in the head of the layout.",
        EventName = "GoogleNotTold"
    )]
    public static partial void GoogleNotTold(this ILogger logger);

    [LoggerMessage(
        60,
        LogLevel.Warning,
        "The page {Page} asks the host {Host} ({Directive}) for something, and no visitor can grant it: {Reason}. To settle it, write: {Fix}",
        EventName = "UndeclaredHost"
    )]
    public static partial void UndeclaredHost(this ILogger logger, string page, string host, string directive, string reason, string fix);

    [LoggerMessage(
        61,
        LogLevel.Information,
        "The page {Page} asked the host {Host} of the service '{Service}' ({Category}) for something ({Directive}) before it was granted. Write consent=\"{Category}\" on the tag, so that it waits for the visitor.",
        EventName = "HostNotGranted"
    )]
    public static partial void HostNotGranted(this ILogger logger, string page, string host, string service, CookieCategories category, string directive);

    [LoggerMessage(62, LogLevel.Error, "The firewall's policy could not be made for this visitor; the page was sent with that of the site alone.", EventName = "FirewallFailed")]
    public static partial void FirewallFailed(this ILogger logger, Exception exception);
}
