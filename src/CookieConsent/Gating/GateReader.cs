using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using CookieConsent.Endpoints;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CookieConsent.Gating;

/// <summary>Reads what a piece of a page waits for, from what its author wrote or from the address that it loads.</summary>
internal static class GateReader
{
    /// <summary>The gate that an author wrote.</summary>
    /// <param name="consent">The visitor.</param>
    /// <param name="written">Category names, ignoring case, divided by commas: all of them have to be granted.</param>
    /// <param name="source">The attribute as it stands in the page, for the message.</param>
    /// <param name="service">Id or name of a declared service of that category, ignoring case, which may be refused alone; another one says nothing.</param>
    /// <exception cref="InvalidOperationException">There is no category or an unknown one, in development. Elsewhere it is logged, and the gate stays closed.</exception>
    public static TagGate FromAttribute(RequestConsent consent, string? written, string source, string? service = null)
    {
        var gate = FromAttribute(consent.Context.RequestServices, written, source);
        return service is null || !gate.CanOpen ? gate : gate with { Owner = Declared(consent, service, gate.Categories) };
    }

    /// <summary>The same where there is no request.</summary>
    public static TagGate FromAttribute(IServiceProvider services, string? written, string source)
    {
        var categories = CookieCategories.None;
        foreach (var name in (written ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!CategoryNames.TryParse(name, out var category))
                return Misread(services, source);
            categories |= category;
        }
        return new(categories == CookieCategories.Necessary ? categories : categories & ~CookieCategories.Necessary, null);
    }

    /// <summary>The gate of a tag by the address that it loads; <see langword="null"/> where it needs none.</summary>
    public static TagGate? FromAddress(RequestConsent consent, string? address, string tag)
    {
        if (consent.Configuration.Hosts.Find(address) is not { Category: not CookieCategories.Necessary } owner)
            return null;
        if (owner.IsCovered && tag == "script" && AdvancedMode.LetsThrough(consent.Configuration.Options, owner))
        {
            AdvancedMode.Watch(consent, Reporter(consent.Context.RequestServices));
            return null;
        }
        if (owner.IsCovered)
            return new(owner.Category, owner.IsDeclared ? owner : null);
        Reporter(consent.Context.RequestServices).Undeclared(owner);
        return TagGate.Closed;
    }

    /// <summary>An attribute that names no region.</summary>
    /// <exception cref="InvalidOperationException">In development. Elsewhere it is logged.</exception>
    public static void MisreadRegion(RequestConsent consent, string source)
    {
        if (IsDevelopment(consent.Context.RequestServices))
            throw new InvalidOperationException($"{source} names no region. Write codes of countries or their parts (ISO 3166-2) divided by commas, for example \"NO, CA-QC\".");
        Reporter(consent.Context.RequestServices).MisreadRegion(source);
    }

    private static HostOwner? Declared(RequestConsent consent, string name, CookieCategories category)
    {
        foreach (var service in consent.Configuration.Services)
        {
            if (service.Category == category && (IsName(service.Id) || IsName(service.Name)))
                return new(service.Id, service.Name, service.Category, IsDeclared: true, IsCovered: true);
        }
        return null;

        bool IsName(string text) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static TagGate Misread(IServiceProvider services, string source)
    {
        if (IsDevelopment(services))
        {
            throw new InvalidOperationException(
                $"{source} names no category. Write one or several of Necessary, Functionality, Analytics and Advertisement, divided by commas."
            );
        }
        Reporter(services).Misread(source);
        return TagGate.Closed;
    }

    private static bool IsDevelopment(IServiceProvider services) => services.GetService<IWebHostEnvironment>()?.IsDevelopment() == true;

    private static GateReporter Reporter(IServiceProvider services) => services.GetRequiredService<GateReporter>();
}
