using System.Globalization;

namespace CookieConsent.Classification;

/// <summary>A host that a service is loaded from, as configuration and catalogue name it: <c>cdn.example.com</c>, in development also <c>localhost:5001</c>.</summary>
/// <param name="Name">The name in ASCII and lower case, or an IP address.</param>
/// <param name="Port">The port; empty for the usual ones, <c>*</c> for any.</param>
internal readonly record struct ServiceHost(string Name, string Port)
{
    /// <summary>No name in the DNS is longer (RFC 1035), and the time of a look-up grows with the number of labels.</summary>
    public const int LongestName = 253;

    private const string AnyPort = "*";

    /// <summary>What addresses are looked up by: the name, with the port where it is a certain one.</summary>
    public string Key => Port.Length == 0 || Port == AnyPort ? Name : $"{Name}:{Port}";

    /// <summary>Whether it is an IP address, which has no subdomains.</summary>
    public bool IsAddress => Uri.CheckHostName(Name) is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>Reads a host.</summary>
    public static bool TryParse(string text, out ServiceHost host)
    {
        host = default;
        var (name, port) = (text, "");
        if (Uri.CheckHostName(text) == UriHostNameType.Unknown)
        {
            var colon = text.LastIndexOf(':');
            if (colon < 0)
                return false;
            (name, port) = (text[..colon], text[(colon + 1)..]);
            if (port != AnyPort && !(ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0))
                return false;
        }
        var type = Uri.CheckHostName(name);
        if (type == UriHostNameType.Unknown || !Uri.TryCreate($"https://{(type == UriHostNameType.IPv6 ? $"[{name.Trim('[', ']')}]" : name)}/", UriKind.Absolute, out var uri))
            return false;
        host = new(uri.IdnHost.TrimEnd('.'), port);
        return true;
    }

    /// <summary>The name's parent domains, the closest first.</summary>
    public static IEnumerable<string> ParentsOf(string name)
    {
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
            yield return name[(dot + 1)..];
    }
}
