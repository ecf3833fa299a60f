using CookieConsent.Configuration;
using CookieConsent.Endpoints;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Diagnostics;

/// <summary>Told of what browsers report: counts it, and tells the operator of each host once, with the configuration that would settle it where one would.</summary>
internal sealed class HostReporter(HostInventory inventory, ILogger<HostReporter> logger)
{
    /// <summary>A browser has reported an address.</summary>
    public void Reported(in ViolationReport report, ConsentConfiguration configuration)
    {
        var owner = configuration.Hosts.Find($"https://{report.Host}");
        if (!inventory.Add(report, isKnown: owner is not null))
            return;
        var page = PrintableText.Of(report.Page);
        if (ConfigurationLine.ForHost(report.Host, owner) is not { } fix)
            logger.HostNotGranted(page, report.Host, owner!.ServiceId, owner.Category, report.Directive);
        else
            logger.UndeclaredHost(page, report.Host, report.Directive, owner is null ? "nobody knows whose it is" : $"the site does not declare the service '{owner.ServiceId}' ({owner.Category})", fix);
    }
}
