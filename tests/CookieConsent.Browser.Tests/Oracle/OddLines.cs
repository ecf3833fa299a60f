namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Makes <c>Set-Cookie</c> lines as odd as browsers accept them, always the same ones from the same seed.</summary>
/// <param name="random">Where the numbers come from.</param>
/// <param name="areEndsAgreed">Whether the ends of life are only such that the standard and Chromium read them alike.</param>
internal sealed class OddLines(Random random, bool areEndsAgreed)
{
    private static readonly string[] Spaces = ["", "", "", "", "", "", " ", "  ", "\t", " \t "];
    private static readonly string[] Values =
    [
        "1", "1", "1", "", "a b", "\"q\"", "\"q;x\"", "\"q", "{\"a\":1,\"b\":[2,3]}", "a,b", "a=b=c", "=", "==", "%5Fga%3D1", "%", "\u00e9", "\u65e5\u672c", "\U0001f36a",
        "a\tb", "\\", "'", "$Path=/", "_ga=1", "GA1.1.1.1", "~!@#$%^&*()_+-[]:<>?,./", "__Host-x", "\u00a0", "\u2028", "\ufeff1", "Max-Age=0",
    ];
    private static readonly string[] Strange =
    [
        "", ";", ";;", "=", " = ", ";_ga=1", "; Path=/", "=;", "==", "=_ga=1", "= _ga=1", "=abc", "abc", "_ga", "stat_id", " ;_ga=1", "\"_ga\"=1", "_ga=1;;", "_ga==1", "_ga=\"", "a=1, _ga=2",
        "basket=1, promo=2", "basket=1,promo=2; Path=/", "Path=/", "Secure", "HttpOnly; Secure", "Max-Age=0", "__Host-abc", "=__Host-abc=1", "=__Secure-abc", "_ga: 1", "_ga=1\u00a0", "Set-Cookie: _ga=1", "_ga\u00a0=1",
        "\u00a0_ga=1", "\u2003_ga=1", "\u3000promo=1", "\ufeff_ga=1", "_\u200bga=1", "_g\u0430=1", "\uff3fga=1", "stat\u005fid=1", "_ga[0]=1", "_ga{}=1", "(_ga)=1", "$_ga=1", "%5Fga=1", "+_ga=1",
    ];

    private readonly OddAttributes _attributes = new(random, areEndsAgreed);

    /// <summary>As many lines as a browser keeps of one site.</summary>
    public IReadOnlyList<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private string Next()
    {
        if (Chance(12))
            return Pick(Strange);
        var isHuge = Chance(100);
        var name = Name();
        var value = isHuge ? Huge(name.Length) : Chance(12) ? NumberedValue() : Pick(Values);
        var pair = Pick(Spaces) + name + Pick(Spaces) + (Chance(60) ? "" : "=") + Pick(Spaces) + value + Pick(Spaces);
        return pair + _attributes.Next(mayBePartitioned: !isHuge);
    }

    private string Name()
    {
        var name = Chance(5) ? Pick(OracleCookies.NeverGranted) : Pick(OracleCookies.Known);
        if (name.EndsWith('*'))
            name = name[..^1] + Pick(["", "1", "x", "AB_2", "a.b", "\u00e6", "C1"]);
        return Chance(3) ? Twist(name) : name;
    }

    /// <summary>A name next to a known one.</summary>
    private string Twist(string name) =>
        random.Next(14) switch
        {
            0 => name.ToUpperInvariant(),
            1 => name.ToLowerInvariant(),
            2 => Flip(name, random.Next(name.Length)),
            3 => name[..^1],
            4 => name + Pick(["x", "-", ".", "\u00e5", "1", "C1", "C", "%", "*", " x", ",", "\t1"]),
            5 => Pick(["x", ".", "\"", "$", "-", "%", "\u00a0", "\u200b"]) + name,
            6 => "\"" + name + "\"",
            7 => $"%{(int)name[0]:X2}{name[1..]}",
            8 => Pick(["__Secure-", "__Host-", "__Http-", "__Host-Http-", "__secure-", "__HOST-", "__hTTp-", "__hosT-http-"]) + name,
            9 => "a=1, " + name,
            10 => name.Replace('_', '-'),
            11 => name + "[" + random.Next(3) + "]",
            12 => name.Insert(random.Next(name.Length), Pick(["\u00ad", " ", "\t", "\u200d", "\u0301", ","])),
            _ => name + name,
        };

    private string NumberedValue() => random.Next(1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A browser takes 4096 bytes of name and value together.</summary>
    private string Huge(int nameLength) => new('h', random.Next(3) == 0 ? random.Next(5000) : 4096 - nameLength + random.Next(-2, 3));

    private static string Flip(string name, int at) => name[..at] + (char.IsUpper(name[at]) ? char.ToLowerInvariant(name[at]) : char.ToUpperInvariant(name[at])) + name[(at + 1)..];

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
