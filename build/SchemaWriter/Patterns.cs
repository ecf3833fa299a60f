namespace CookieConsent.SchemaWriter;

/// <summary>Regular expressions in the dialect that editors share: ECMA 262, without flags.</summary>
internal static class Patterns
{
    private const string Time = @"([01]?\d|2[0-3]):[0-5]?\d(:[0-5]?\d(\.\d{1,7})?)?";
    private const string Nothing = @"([.:]0?0:0?0(:0?0(\.0{1,7})?)?)?";

    /// <summary>A time span that is more than nothing: <c>30.00:00:00</c>.</summary>
    public const string Duration = @"^(?=.*[1-9])(\d{1,8}|(\d{1,8}[.:])?" + Time + ")$";

    /// <summary>1 to 400 days.</summary>
    public const string OneTo400Days = "^0*(([1-9]|[1-9]\\d|[1-3]\\d\\d)([.:]" + Time + ")?|400" + Nothing + ")$";

    /// <summary>1 minute to 30 days.</summary>
    public const string OneMinuteTo30Days = "^(?=.*[1-9])(0*([1-9]|[12]\\d)|0*([1-9]?|[12]\\d)[.:]" + Time + "|0*30" + Nothing + "|" + Time + ")$";

    /// <summary>Up to one day, and more than nothing.</summary>
    public const string UpToOneDay = "^(?=.*[1-9])(0*1" + Nothing + "|(0+[.:])?" + Time + ")$";

    /// <summary>Up to one minute, and more than nothing.</summary>
    public const string UpToOneMinute = @"^(?=.*[1-9])(0+[.:])?0?0:(0?0(:[0-5]?\d(\.\d{1,7})?)?|0?1(:0?0(\.0{1,7})?)?)$";

    /// <summary>A day: <c>2026-11-22</c>.</summary>
    public const string Date = @"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$";

    /// <summary>A cookie name, or a prefix with one trailing star; a bare star.</summary>
    public const string CookiePattern = @"^(\*|[^*=;\s]([^*=;]*[^*=;\s])?\*?)$";

    /// <summary>The same without the bare star.</summary>
    public const string NamedCookiePattern = @"^[^*=;\s]([^*=;]*[^*=;\s])?\*?$";

    /// <summary>A key of the browser's storage, or a prefix with one trailing star.</summary>
    public const string StorageKey = @"^[^*]+\*?$";

    /// <summary>A path on this site or an absolute web address.</summary>
    public static readonly string WebAddress = @"(/([^/\\].*)?|" + AnyCase("http") + "[Ss]?:.+)";

    /// <summary>A path on this site.</summary>
    public const string LocalPath = @"^(/([^/\\].*)?)?$";

    /// <summary>A path that a cookie can have.</summary>
    public const string CookiePath = "^/[!-:<-~]*$";

    /// <summary>A domain that a cookie can have.</summary>
    public const string CookieDomain = @"[A-Za-z0-9._-]*\.[A-Za-z0-9._-]*";

    /// <summary>A text whatever the case of its letters.</summary>
    public static string AnyCase(string text) =>
        string.Concat(
            text.Select(character =>
                char.IsAsciiLetter(character) ? $"[{char.ToUpperInvariant(character)}{char.ToLowerInvariant(character)}]"
                : character == '.' ? "\\."
                : $"{character}"
            )
        );

    /// <summary>One of several texts whatever the case of their letters.</summary>
    public static string AnyCaseOf(IEnumerable<string> texts) => "(" + string.Join('|', texts.Select(AnyCase)) + ")";

    /// <summary>One of several keys as configuration takes them: in any case, and with the keys below in the same line (<c>Banner:Layout</c>).</summary>
    public static string KeyOf(IEnumerable<string> keys) => "^" + AnyCaseOf(keys) + "(:.+)?$";
}
