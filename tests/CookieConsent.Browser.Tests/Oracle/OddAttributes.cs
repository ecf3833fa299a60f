namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Makes the attributes of a <c>Set-Cookie</c> line: usual, unknown, repeated and contradictory ones.</summary>
/// <param name="random">Where the numbers come from.</param>
/// <param name="areEndsAgreed">Whether the ends of life are only such that the standard and Chromium read them alike.</param>
internal sealed class OddAttributes(Random random, bool areEndsAgreed)
{
    private static readonly string[] Places =
    [
        "Path=/", "Path=/", "path=/shop", "PATH=/shop/deep", "Path=/shop/", "Path=/other", "Path=", "Path", "Path=shop", "Path=\"/\"", "Path=/shop/deep/page", "Path=/%73hop", "Path= / ", "Path=/\u00e5",
        "Domain=a.b.example.test", "Domain=b.example.test", "domain=example.test", "Domain=.example.test", "DOMAIN=EXAMPLE.TEST", "Domain=test", "Domain=other.test", "Domain=", "Domain", "Domain=.",
        "Domain=x.a.b.example.test", "Domain=example.test.", "Domain=\"example.test\"", "Domain= example.test ", "Domain=..example.test", "Domain=127.0.0.1",
    ];
    private static readonly string[] Flags =
    [
        "Secure", "Secure", "Secure", "secure", "Secure=", "Secure=false", "HttpOnly", "HTTPONLY=0", "SameSite=Lax", "SameSite=Strict", "samesite=none", "SameSite=None", "SameSite", "SameSite=Odd", "SameSite=\"Lax\"",
        "Priority=High", "Priority=low", "Version=1", "Comment=\"a=b\"", "foo", "foo=bar", "=", "=bar", "", " ", "\t", "Expires", "Partitioned=0", "SameParty", "\u00e6\u00f8=\u00e5", "Max-Agé=0", "Max-Age:0",
    ];
    private static readonly string[] Ages = ["0", "0", "-1", "00", "-0", "3600", "31536000", "34560000", "99999999999", "99999999999999999999", "-99999999999999999999", " 0", "0 ", "0\t", "0;0"];
    private static readonly string[] NoAges = ["-", "", "", "0x0", "0.5", "1e3", "\"0\"", "'0'", "0,1", "0 1", "soon", "+3600", "\u0660", "-1 0", "--1", "-1x", "1800.9", "\u00a00"];

    // The standard reads it in one way and Chromium in another.
    private const string DisputedAge = "+0";

    private readonly OddDates _dates = new(random);

    /// <summary>Nothing, or attributes with the <c>;</c> in front of each.</summary>
    public string Next(bool mayBePartitioned)
    {
        var ages = AgesOfLine();
        var text = "";
        for (var left = random.Next(5); left > 0; left--)
            text += Divide() + One(ages);
        return mayBePartitioned && random.Next(12) == 0 ? text + Divide() + "Secure" + Divide() + "Partitioned" : text;
    }

    private string One(string[] ages) =>
        random.Next(10) switch
        {
            < 3 => Pick(Places),
            < 6 => Pick(Flags),
            < 8 => Pick(["Max-Age", "max-age", "MAX-AGE", "Max-Age ", "\tMax-Age", "Max-Age"]) + Pick(["=", "=", "= ", " ="]) + Pick(ages),
            _ => Pick(["Expires", "expires", "EXPIRES", "Expires "]) + Pick(["=", "= ", "=\t"]) + (areEndsAgreed ? _dates.Agreed() : _dates.Next()),
        };

    /// <summary>An age that is none leaves an earlier one in force by the standard, and not in Chromium.</summary>
    private string[] AgesOfLine() => areEndsAgreed ? random.Next(3) == 0 ? NoAges : Ages : [.. Ages, .. NoAges, DisputedAge, new('0', random.Next(1020, 1030))];

    private string Divide() => Pick(["; ", "; ", "; ", ";", ";;", " ; ", ";\t", "; ; "]);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
