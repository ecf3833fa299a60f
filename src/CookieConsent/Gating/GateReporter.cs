using System.Collections.Concurrent;
using CookieConsent.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Gating;

/// <summary>Tells the operator, once each, what pages hold back although nobody will ever see it.</summary>
internal sealed class GateReporter(ILogger<GateReporter> logger)
{
    // What an author writes may come from data.
    private const int MostSubjects = 1000;
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    /// <summary>A tag loads from a host of a service that the site does not declare.</summary>
    public void Undeclared(HostOwner owner)
    {
        if (IsNew(owner.ServiceId))
            logger.TagOfUndeclaredService(owner.ServiceId, owner.Category, ConfigurationLine.ForUndeclaredService(owner.ServiceId));
    }

    /// <summary>An attribute that names no category.</summary>
    public void Misread(string source)
    {
        if (IsNew(source))
            logger.TagNotUnderstood(source);
    }

    /// <summary>An attribute that names no region.</summary>
    public void MisreadRegion(string source)
    {
        if (IsNew(source))
            logger.RegionNotUnderstood(source);
    }

    /// <summary>A script of Google's loaded before consent in a page that did not tell it that everything is denied.</summary>
    public void NotTold()
    {
        if (IsNew("<consent-mode>"))
            logger.GoogleNotTold();
    }

    private bool IsNew(string subject) => _told.Count < MostSubjects && _told.TryAdd(subject, true);
}
