using System.Buffers;

namespace CookieConsent.Diagnostics;

/// <summary>Words in a cookie's name that hint at its category. A trailing star stands for any ending.</summary>
internal static class CategoryWords
{
    // The strictest category first: of several words it counts.
    private static readonly (CookieCategories Category, string[] Words)[] Hints =
    [
        (CookieCategories.Advertisement, ["ad", "ads", "advert*", "adid", "aff", "affiliate*", "campaign*", "click*", "dclid", "fbclid*", "gclid*", "msclkid*", "pixel*", "promo", "promotion*", "remarket*", "retarget*", "ttclid*", "utm*"]),
        (CookieCategories.Analytics, ["ab", "abtest*", "analytic*", "experiment*", "heatmap*", "metrics", "pageview*", "stat", "statistic*", "stats", "telemetry", "track*", "variant*", "visit*"]),
        (CookieCategories.Functionality, ["culture", "currency", "darkmode", "favorite*", "favourite*", "font*", "i18n", "lang", "language*", "locale*", "recent*", "theme*", "timezone", "tz"]),
        (CookieCategories.Necessary, ["antiforgery*", "auth", "authentication", "authtoken", "basket*", "cart", "cartid", "checkout", "csrf*", "jwt", "login*", "oauth*", "sess", "session*", "sessid", "sid", "token", "xsrf*"]),
    ];

    private static readonly SearchValues<char> Lower = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>The strictest category that a word of the name hints at, and the word; <see cref="CookieCategories.None"/> where none does.</summary>
    public static (CookieCategories Category, string Word) Find(string name)
    {
        var found = (Category: CookieCategories.None, Word: "");
        foreach (var word in WordsOf(name))
        {
            foreach (var (category, hints) in Hints)
            {
                if (category > found.Category && Array.Exists(hints, hint => Matches(word, hint)))
                    found = (category, word);
            }
        }
        return found;
    }

    private static bool Matches(string word, string hint) => hint.EndsWith('*') ? word.StartsWith(hint.AsSpan(0, hint.Length - 1), StringComparison.Ordinal) : word == hint;

    /// <summary>The words of a name, in lower case: divided by anything that is no letter or digit, and where a capital follows a small letter.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]) || (char.IsAsciiLetterUpper(name[i]) && Lower.Contains(name[i - 1]));
            if (!isEnd)
                continue;
            var word = name.AsSpan(start, i - start).TrimStart("_-.:");
            if (!word.IsEmpty)
                yield return word.ToString().ToLowerInvariant();
            start = i < name.Length && char.IsAsciiLetterUpper(name[i]) ? i : i + 1;
        }
    }
}
