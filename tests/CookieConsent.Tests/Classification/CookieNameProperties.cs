using CookieConsent.Classification;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Classification;

/// <summary>The scanner against the plainest reading of the same rules, on any text at all.</summary>
[Category("E07")]
[Category("E08")]
internal sealed class CookieNameProperties
{
    [Test]
    public void A_name_is_what_stands_before_the_first_equals_sign_of_the_first_part() =>
        Fuzz.Check(OddText.Any, 700, line => CookieName.Of(line).ToString() == Reference(line));

    [Test]
    public void A_name_comes_back_from_the_line_that_it_is_written_in()
    {
        var cases =
            from name in OddText.Any.Select(text => text.Replace(";", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal).Trim(' ', '\t'))
            from space in Gen.Elements("", " ", "\t", " \t ")
            from rest in OddText.Any
            select (Name: name, Line: space + name + space + "=" + rest);

        Fuzz.Check(cases, 500, given => CookieName.Of(given.Line).ToString() == given.Name);
    }

    private static string Reference(string line)
    {
        var pair = line.Split(';')[0];
        return pair.Contains('=', StringComparison.Ordinal) ? pair.Split('=')[0].Trim(' ', '\t') : "";
    }
}
