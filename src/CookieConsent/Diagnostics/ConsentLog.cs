using CookieConsent.Classification;
using CookieConsent.Configuration;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>Every log event of the library. Never a cookie value, an address or a user agent.</summary>
/// <remarks>In one class and file: of several the generator writes one before the other by chance, and a commit would not give the same bytes twice.</remarks>
internal static partial class ConsentLog
{
    [LoggerMessage(1, LogLevel.Information, "Consent {RecordId} (after {PreviousId}) at {Time:O}: {Action} on {Surface}; granted {Granted}; refused {Refused}; refused services {RefusedServices}; refused by signal {RefusedBySignal}; scope {Scope}; policy version {PolicyVersion}; shown {NoticeHash} in {Language}, {Layout}; page {Page}; region {Region}; controller {Controller}; valid for {Validity}", EventName = "ConsentRecorded", SkipEnabledCheck = true)]
    public static partial void ConsentRecorded(
        this ILogger logger, string recordId, string? previousId, DateTimeOffset time, ConsentAction action, ConsentSurface surface, CookieCategories granted, CookieCategories refused,
        IReadOnlyList<string> refusedServices, CookieCategories refusedBySignal, string scope, string policyVersion, string? noticeHash, string? language, ConsentBannerLayout? layout,
        string? page, string? region, string? controller, TimeSpan validity
    );

    [LoggerMessage(2, LogLevel.Error, "The record {RecordId} ({Action}) was not kept: nothing new was granted. A refusal took effect all the same.", EventName = "RecordNotKept")]
    public static partial void RecordNotKept(this ILogger logger, Exception exception, string recordId, ConsentAction action);

    [LoggerMessage(3, LogLevel.Error, "The consent decision observer {Observer} failed. The visitor's decision holds.", EventName = "ObserverFailed")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, string observer);

    [LoggerMessage(10, LogLevel.Warning, "The cookie '{Cookie}' is unknown and {Outcome}. To settle it, write it under the category that is right: {Fix}. {Suggestion}", EventName = "UnknownCookie")]
    public static partial void UnknownCookie(this ILogger logger, string cookie, string outcome, string fix, string suggestion);

    [LoggerMessage(11, LogLevel.Warning, "The cookie '{Cookie}' belongs to the service '{Service}' ({Category}), which the site does not declare, so no grant covers it. To declare it, write: {Fix}", EventName = "UndeclaredService")]
    public static partial void UndeclaredService(this ILogger logger, string cookie, string service, CookieCategories category, string fix);

    [LoggerMessage(12, LogLevel.Debug, "The cookie '{Cookie}' ({Category}, by {Source}) was dropped: it is not granted.", EventName = "CookieDropped")]
    public static partial void CookieDropped(this ILogger logger, string cookie, CookieCategories category, ClassificationSource source);

    [LoggerMessage(13, LogLevel.Warning, "A cookie without a name was dropped: browsers store it and send it back, but nobody can know what it is. Give it a name.", EventName = "NamelessCookie")]
    public static partial void NamelessCookie(this ILogger logger);

    [LoggerMessage(14, LogLevel.Warning, "Report only: the cookie '{Cookie}' ({Category}) was sent; it would have been dropped from a visitor who has not granted it.", EventName = "WouldBeDropped")]
    public static partial void WouldBeDropped(this ILogger logger, string cookie, CookieCategories category);

    [LoggerMessage(15, LogLevel.Warning, "The cookie '{Cookie}' was set for {Observed}, but visitors are told that of the service '{Service}' lives for {Declared}. Set it for less, or tell them, with {Fix}", EventName = "LifetimeExceeded")]
    public static partial void LifetimeExceeded(this ILogger logger, string cookie, TimeSpan observed, string service, string declared, string fix);

    [LoggerMessage(19, LogLevel.Error, "Where the visitor is could not be read; the strictest rule holds.", EventName = "RegionNotRead")]
    public static partial void RegionNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(20, LogLevel.Error, "The cookie '{Cookie}' was added after the filter had run and has been sent, though it is not granted. Write app.UseCookieConsent() before the middleware that sets it, register AddCookieConsent() last among the services that add startup filters, or set the cookie before the response starts.", EventName = "LateCookie")]
    public static partial void LateCookie(this ILogger logger, string cookie);

    [LoggerMessage(21, LogLevel.Error, "The cookie filter failed: every cookie that is not known to be necessary was dropped from this response.", EventName = "FilterFailed")]
    public static partial void FilterFailed(this ILogger logger, Exception exception);

    [LoggerMessage(22, LogLevel.Error, "UseCookiePolicy was given its options by hand, so the framework's CanTrack does not mirror the visitor's decision and cookies that were granted may be suppressed. Write app.UseCookiePolicy() and configure it with services.Configure<CookiePolicyOptions>(…).", EventName = "CookiePolicyNotMirrored")]
    public static partial void CookiePolicyNotMirrored(this ILogger logger);

    [LoggerMessage(23, LogLevel.Error, "What the framework's consent feature was asked for could not be completed. Nothing was granted.", EventName = "TrackingConsentFailed")]
    public static partial void TrackingConsentFailed(this ILogger logger, Exception exception);

    [LoggerMessage(24, LogLevel.Error, "The visitor's decision could not be read; the visitor is treated as undecided.", EventName = "DecisionNotRead")]
    public static partial void DecisionNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(25, LogLevel.Error, "The request's cookies could not be filtered; the app sees them as they were sent. Nothing was granted.", EventName = "RequestFilterFailed")]
    public static partial void RequestFilterFailed(this ILogger logger, Exception exception);

    [LoggerMessage(26, LogLevel.Error, "It could not be checked whether cookies were added after the filter had run.", EventName = "LateCookieCheckFailed")]
    public static partial void LateCookieCheckFailed(this ILogger logger, Exception exception);

    [LoggerMessage(27, LogLevel.Error, "The consent cookie, or removals of refused cookies, could not be written to this response.", EventName = "CookiesNotWritten")]
    public static partial void CookiesNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(28, LogLevel.Error, "A cookie could not be noted in log, metrics and inventory. What browsers are sent does not depend on it. This is logged once.", EventName = "CookieNotNoted")]
    public static partial void CookieNotNoted(this ILogger logger, Exception exception);

    [LoggerMessage(29, LogLevel.Error, "A visitor's choice could not be applied. Nothing was granted; the visitor was told to try again.", EventName = "ChoiceFailed")]
    public static partial void ChoiceFailed(this ILogger logger, Exception exception);

    [LoggerMessage(30, LogLevel.Error, "The changed configuration is not valid; the last good one stays in force. {Errors}", EventName = "ReloadRejected")]
    public static partial void ReloadRejected(this ILogger logger, string errors);

    [LoggerMessage(31, LogLevel.Error, "The changed configuration could not be read; the last good one stays in force.", EventName = "ReloadFailed")]
    public static partial void ReloadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(32, LogLevel.Information, "The changed configuration is in force.", EventName = "Reloaded")]
    public static partial void Reloaded(this ILogger logger);

    [LoggerMessage(33, LogLevel.Warning, "{Finding}: {Warning}", EventName = "ConfigurationWarning")]
    public static partial void ConfigurationWarning(this ILogger logger, ConfigurationFindingKind finding, string warning);

    [LoggerMessage(34, LogLevel.Warning, "The names of the app's own framework cookies could not all be read; the default names are taken as necessary.", EventName = "FrameworkCookiesNotRead")]
    public static partial void FrameworkCookiesNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(35, LogLevel.Warning, "The endpoint '{Endpoint}' is exempt from cookie consent: its cookies are neither dropped nor hidden. No visitor may reach it.", EventName = "EndpointExempt")]
    public static partial void EndpointExempt(this ILogger logger, string endpoint);

    [LoggerMessage(36, LogLevel.Information, "{Finding}: {Note}", EventName = "ConfigurationNote")]
    public static partial void ConfigurationNote(this ILogger logger, ConfigurationFindingKind finding, string note);

    [LoggerMessage(37, LogLevel.Warning, "The configuration could not be looked through for what is hardly meant. It is valid and in force all the same.", EventName = "LinterFailed")]
    public static partial void LinterFailed(this ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Warning, "A page loads from a host of the service '{Service}' ({Category}), which the site does not declare, so the tag is left out for everybody. To declare it, write: {Fix}. To let this one tag through, write consent=\"Necessary\" on it.", EventName = "TagOfUndeclaredService")]
    public static partial void TagOfUndeclaredService(this ILogger logger, string service, CookieCategories category, string fix);

    [LoggerMessage(41, LogLevel.Error, "{Tag} names no category, so it is left out for everybody. Write one or several of Necessary, Functionality, Analytics and Advertisement, divided by commas.", EventName = "TagNotUnderstood")]
    public static partial void TagNotUnderstood(this ILogger logger, string tag);

    [LoggerMessage(44, LogLevel.Error, "{Tag} names no region, so Google takes everything as denied everywhere until the visitor decides. Write codes of countries or their parts (ISO 3166-2) divided by commas, for example NO, CA-QC.", EventName = "RegionNotUnderstood")]
    public static partial void RegionNotUnderstood(this ILogger logger, string tag);

    [LoggerMessage(45, LogLevel.Error, "ConsentSignals:Google is Advanced, and a page loads a script of Google's without telling it what is denied. Write <consent-mode /> first in the head of the layout.", EventName = "GoogleNotTold")]
    public static partial void GoogleNotTold(this ILogger logger);

    [LoggerMessage(46, LogLevel.Warning, "What a visitor was shown by another process could not be looked up. The visitor is asked again, nothing was granted.", EventName = "NoticeNotRead")]
    public static partial void NoticeNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(47, LogLevel.Debug, "The notice {Hash} could not be kept for the other processes of the site. It comes with the first record that names it.", EventName = "NoticeNotPublished")]
    public static partial void NoticeNotPublished(this ILogger logger, Exception exception, string hash);

    [LoggerMessage(48, LogLevel.Warning, "A receipt could not be written, because the record store could not be read.", EventName = "ReceiptFailed")]
    public static partial void ReceiptFailed(this ILogger logger, Exception exception);

    [LoggerMessage(49, LogLevel.Warning, "For more than a day another app on {Domain}, or a process of this one with another configuration, has shared the consent cookie and declared something else, so each asks visitors again for what they granted to the other. Declare the same Services, Cookies and PolicyVersion in both, for example in one file that both read, or give each a cookie of its own with {Section}:ConsentCookie:Name.", EventName = "ScopeOfOtherApp")]
    public static partial void ScopeOfOtherApp(this ILogger logger, string domain, string section);

    [LoggerMessage(50, LogLevel.Warning, "A page called ITrackingConsentFeature.CreateConsentCookie(), as _CookieConsentPartial.cshtml does for its button. What script writes grants nothing, so that button does nothing. Remove the partial and write <consent-banner /> into the layout; the steps are in the migration guide \"From UseCookiePolicy and _CookieConsentPartial\".", EventName = "ConsentCookieForScript")]
    public static partial void ConsentCookieForScript(this ILogger logger);

    [LoggerMessage(60, LogLevel.Warning, "The page {Page} asks the host {Host} ({Directive}) for something, and no visitor can grant it: {Reason}. To settle it, write: {Fix}", EventName = "UndeclaredHost")]
    public static partial void UndeclaredHost(this ILogger logger, string page, string host, string directive, string reason, string fix);

    [LoggerMessage(61, LogLevel.Information, "The page {Page} asked the host {Host} of the service '{Service}' ({Category}) for something ({Directive}) before it was granted. Write consent=\"{Category}\" on the tag, so that it waits for the visitor.", EventName = "HostNotGranted")]
    public static partial void HostNotGranted(this ILogger logger, string page, string host, string service, CookieCategories category, string directive);

    [LoggerMessage(62, LogLevel.Error, "The firewall's policy could not be made for this visitor; the page was sent with that of the site alone.", EventName = "FirewallFailed")]
    public static partial void FirewallFailed(this ILogger logger, Exception exception);

    [LoggerMessage(63, LogLevel.Warning, "An interactive page could not say what its visitor has granted, so nothing is granted in it until it can. Where this goes on, a Content-Security-Policy or a proxy stops the page's own script: allow script-src 'self' and connect-src 'self'.", EventName = "CircuitNotFollowed")]
    public static partial void CircuitNotFollowed(this ILogger logger, Exception exception);

    [LoggerMessage(70, LogLevel.Error, "The report could not read the consent records; it shows the rest.", EventName = "ReportIncomplete")]
    public static partial void ReportIncomplete(this ILogger logger, Exception exception);
}
