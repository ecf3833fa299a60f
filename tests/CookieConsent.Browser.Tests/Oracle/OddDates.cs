namespace CookieConsent.Browser.Tests.Oracle;

/// <summary>Makes dates as servers write them and as nobody should: long past, far in the future, impossible, in any order.</summary>
internal sealed class OddDates(Random random)
{
    private static readonly string[] Whole =
    [
        "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01-Jan-1970 00:00:01 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Tue, 19 Jan 2038 03:14:07 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
        "Thu Jan  1 00:00:00 1970", "1970-01-01T00:00:00Z", "1 Jan 70 0:0:0", "0", "-1", "", "never", "now", "Thu, 01 Jan 1970", "00:00:00", "1 Jan 1970 00:00", "Thursday, 01-Jan-70 00:00:00 GMT", "1/1/1970 00:00:00",
        "Sat, 30 Feb 2019 10:00:00 GMT", "Thu, 01 Jan 1970 24:00:00 GMT", "Thu, 01 Jan 1601 00:00:00 GMT", "Thu, 01 Jan 1969 23:59:59 GMT", "\"Thu, 01 Jan 1970 00:00:00 GMT\"",
        "Fri, 01 Jan 2100 00:00:00 GMT, Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 +9999", "Wed, 01 Jan 2100 00:00:00 -2400", "1 Jan 1970 2100 00:00:00", "Thu, 01 Jan 1970 00:00:00 GMT 2100",
    ];
    private static readonly string[] Days = ["1", "01", "31", "30", "0", "00", "32", "001", "1st", "15x", "029"];
    private static readonly string[] Months = ["Jan", "jan", "JANUARY", "Feb", "Foo", "Janx", "J", "02", "Mai", "Dec"];
    private static readonly string[] Years = ["1970", "70", "69", "68", "99", "00", "0", "1600", "1601", "1969", "2000", "2101", "9999", "10000", "20", "020", "101", "1970x", "19700", "70th"];
    private static readonly string[] Times = ["00:00:00", "0:0:0", "23:59:59", "24:00:00", "00:60:00", "00:00:60", "1:2", "1:2:3:4", "000:00:00", "00:00:000", "00:000:00", "00:00:00x", "00:00:0x", "x0:00:00", "00 :00:00", ":::", "00:00:00.5", "99:99:99", "-1:00:00"];
    private static readonly string[] Fillers = ["", "Thu", "GMT", "UTC", "+0000", "PM", "2100", "1", "\u00e5"];

    /// <summary>A date that the standard and Chromium read alike.</summary>
    public string Agreed() => Pick(Whole);

    /// <summary>Any date.</summary>
    public string Next()
    {
        if (random.Next(2) == 0)
            return Agreed();
        var parts = new[] { Pick(Days), Pick(Months), Pick(Years), Pick(Times), Pick(Fillers) };
        if (random.Next(3) == 0)
            random.Shuffle(parts);
        return string.Join(Pick([" ", " ", "-", ", ", "/", "\t", "_", "  "]), parts);
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
