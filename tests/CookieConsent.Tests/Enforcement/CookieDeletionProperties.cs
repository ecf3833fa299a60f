using CookieConsent.Enforcement;
using FsCheck.Fluent;

namespace CookieConsent.Tests.Enforcement;

[Category("E11")]
internal sealed class CookieDeletionProperties
{
    private static readonly DateTimeOffset Now = FakeTimeProvider.Start;

    [Test]
    public void Any_text_is_a_deletion_or_not_and_a_date_or_not() =>
        Fuzz.Check(OddText.Any, 700, text =>
        {
            _ = CookieDeletion.Is(text, Now);
            _ = CookieDate.TryParse(text, out _);
            return true;
        });

    [Test]
    public void A_deletion_without_its_value_is_one_whose_end_every_browser_reads() =>
        Fuzz.Check(OddText.SetCookie, 1000, line =>
        {
            if (!CookieDeletion.Is(line, Now))
                return true;
            var emptied = CookieDeletion.WithEmptyValue(line, Now);
            var read = SetCookieLine.Parse(emptied);
            return read.Value.Length == 0
                && read.Name == SetCookieLine.Parse(line).Name
                && CookieDeletion.Is(emptied, Now)
                && (IsNotPositive(read["Max-Age"]) || !read.Has("Max-Age") && read.Attributes.Where(IsDate).All(date => date.Value == "Thu, 01 Jan 1970 00:00:00 GMT" || date.Value == "Fri, 01 Jan 2100 00:00:00 GMT"))
                && CookieDeletion.WithEmptyValue(emptied, Now) == emptied;
        });

    [Test]
    public void A_date_comes_back_in_every_form_that_servers_write()
    {
        var dates =
            from seconds in Gen.Choose(0, int.MaxValue)
            from years in Gen.Choose(-300, 300)
            select DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddYears(years);
        var cases =
            from date in dates
            from form in Gen.Elements("r", "ddd, dd-MMM-yyyy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "d MMMM yyyy H:m:s", "HH:mm:ss dd/MMM/yyyy")
            select (Date: date, Text: date.ToString(form, System.Globalization.CultureInfo.InvariantCulture));

        Fuzz.Check(cases, 700, given => CookieDate.TryParse(given.Text, out var read) && read == given.Date);
    }

    private static bool IsDate((string Name, string Value) attribute) => attribute.Name.Equals("Expires", StringComparison.OrdinalIgnoreCase);

    private static bool IsNotPositive(string? age) => age is not null && long.TryParse(age, out var seconds) && seconds <= 0;
}
