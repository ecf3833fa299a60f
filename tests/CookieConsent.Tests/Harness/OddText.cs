using FsCheck;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Harness;

/// <summary>Random text for properties: any characters, and such as mean something in a cookie, which then meet often.</summary>
internal static class OddText
{
    private static readonly string[] Pieces =
    [
        ";", ";", "=", "=", ",", " ", "\t", "; ", "\"", "\0", "\r\n", "%3D", "a", "A", "_ga", "basket", "lang", "stat_id", "promo", "zz_unknown", "consent", "Path=/", "Max-Age=0", "Max-Age=", "Max-Age=9",
        "Expires=", "Thu, 01 Jan 1970 00:00:00 GMT", "01 Jan 2100 00:00:00", "never", "Secure", "\u00a0", "\u3000", "\u00e5", "\ud83c", "\udf6a", "\uffff", "0", "1", "-",
    ];

    /// <summary>Any text.</summary>
    public static Gen<string> Any { get; } = Gen.Elements(Pieces).Or(Gen.Choose(0, char.MaxValue).Select(code => ((char)code).ToString())).ListOf().Select(string.Concat);

    /// <summary>A line that sets one of the vocabulary's cookies or another, with attributes, or any text.</summary>
    public static Gen<string> SetCookie { get; } = LineOrAny();

    private static Gen<string> LineOrAny()
    {
        var line =
            from before in Gen.Elements("", "", " ", "\t")
            from name in Gen.Elements(Vocabulary.Necessary, Vocabulary.Functionality, Vocabulary.Analytics, Vocabulary.Advertisement, Vocabulary.Unknown, "_ga", "_fbp", "STAT_ID", "Basket", "")
            from between in Gen.Elements("=", "=", " = ", "")
            from value in Gen.Elements("1", "", "a b", "{\"a\":1}", "\"q;x\"", "Max-Age=0")
            from attributes in Gen.Elements(
                    "Path=/", "Secure", "Max-Age=0", "max-age = -1", "Max-Age=60", "Max-Age=soon", "Expires=Thu, 01 Jan 1970 00:00:00 GMT", "Expires=Fri, 01 Jan 2100 00:00:00 GMT", "Expires=never", "Expires=1st Jan 70 0:0:0", "", "x")
                .ListOf()
            select string.Join("; ", [before + name + between + value, .. attributes]);
        return Gen.Frequency((4, line), (1, Any));
    }

    private static Gen<T> Or<T>(this Gen<T> often, Gen<T> seldom) => Gen.Frequency((5, often), (1, seldom));
}
