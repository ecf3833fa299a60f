namespace Shop.Vendors;

/// <summary>
/// The servers of others whose scripts the shop uses. They are played by this process under host names such as <c>hubspot.localhost</c>, which browsers
/// take to this computer and treat as other sites; <c>appsettings.json</c> says so under <c>Hosts</c>.
/// </summary>
internal static class Vendor
{
    private const string Suffix = ".localhost";

    /// <summary>All of them, as a Content-Security-Policy names them.</summary>
    public const string Sources = "*" + Suffix + ":*";

    /// <summary>Where a vendor's file is loaded from; <see langword="null"/> where the shop itself is not on this computer, because nobody would answer there.</summary>
    /// <param name="request">The request for the shop's page.</param>
    /// <param name="file">The file's name, which begins with the vendor's: <c>hubspot.js</c>.</param>
    public static string? AddressOf(HttpRequest request, string file)
    {
        if (!IsThisComputer(request.Host.Host))
            return null;
        var host = new HostString(Path.GetFileNameWithoutExtension(file) + Suffix);
        return $"{request.Scheme}://{(request.Host.Port is { } port ? new HostString(host.Host, port) : host)}/{file}";
    }

    /// <summary>Whether a request is for one of them and not for the shop.</summary>
    public static bool IsAsked(HttpContext context) => context.Request.Host.Host.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    private static bool IsThisComputer(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}
