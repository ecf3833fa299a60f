namespace CookieConsent.EntityFrameworkCore.Tests.Writing;

/// <summary>Records that somebody thought out, or that are too much.</summary>
internal sealed class HostileRecordsTests(Engine engine) : StoreTests(engine)
{
    private const string Sql = "'); DROP TABLE \"ConsentRecords\"; --";

    [Test]
    public async Task SQL_in_every_text_is_text()
    {
        var notice = SampleRecords.Notice(Sql) with { Snapshot = Sql, Language = Sql, PolicyVersion = Sql, Scope = Sql };
        notice = notice with { Hash = notice.ComputeHash() };
        var record = SampleRecords.Grant() with { Scope = Sql, PolicyVersion = Sql, Page = Sql, Region = Sql, Controller = Sql, RefusedServices = [Sql, Sql], Notice = notice };

        await Host.AppendAsync(record);

        Assert.That(await Host.Archive.FindAsync(record.Id), Is.EqualTo(record).UsingPropertiesComparer());
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    public async Task Text_that_a_database_would_refuse_is_mended()
    {
        // Not as test cases: half a pair does not get through an attribute.
        (string Page, string Kept)[] texts =
        [
            ("a\0b", "a\uFFFDb"),
            ("half \uD83D pair", "half \uFFFD pair"),
            ("\uDE00", "\uFFFD"),
            ("whole \U0001F600 pair", "whole \U0001F600 pair"),
        ];
        foreach (var (page, kept) in texts)
        {
            var record = SampleRecords.Grant() with { Page = page };
            await Host.AppendAsync(record);
            Assert.That((await Host.Archive.FindAsync(record.Id))?.Page, Is.EqualTo(kept));
        }
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    public async Task Ten_megabytes_of_text_are_cut_to_the_column()
    {
        var endless = string.Concat(Enumerable.Repeat("\U0001F600", 5 * 1024 * 1024 / 2));
        var record = SampleRecords.Grant() with { Page = "/" + endless, Region = endless, Controller = endless, PolicyVersion = endless, Scope = endless };

        await Host.AppendAsync(record);

        var kept = await Host.Archive.FindAsync(record.Id);
        Assert.That(kept!.Page, Has.Length.EqualTo(2047).And.StartsWith("/\U0001F600").And.EndsWith("\U0001F600"));
        Assert.That(new[] { kept.Region, kept.Controller, kept.PolicyVersion, kept.Scope }, Has.All.Length.EqualTo(256));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    public async Task Ten_megabytes_of_notice_are_kept_as_they_are()
    {
        var record = SampleRecords.Grant() with { Notice = SampleRecords.Notice(new string('ø', 5 * 1024 * 1024)) };

        await Host.AppendAsync(record);

        Assert.That(await Host.Archive.FindNoticeAsync(record.Notice.Hash), Is.EqualTo(record.Notice));
    }

    [Test]
    public async Task The_same_record_twice_is_acknowledged_twice_and_kept_once()
    {
        var record = SampleRecords.Grant();

        await Host.AppendAsync(record);
        await Host.AppendAsync(record);

        Assert.That(await CountAsync(), Is.EqualTo(1));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    public async Task Another_record_with_a_taken_id_is_refused_and_its_neighbours_are_kept()
    {
        var first = SampleRecords.Grant();
        await Host.AppendAsync(first);
        var neighbours = SampleRecords.Grants(20).ToArray();
        var impostor = SampleRecords.Grant(CookieCategories.Advertisement) with { Id = first.Id };

        var kept = neighbours.Select(record => Host.AppendAsync(record)).ToArray();
        var refused = Host.AppendAsync(impostor);

        Assert.That(async () => await refused, Throws.InvalidOperationException.With.Message.Contains(first.Id));
        await Task.WhenAll(kept);
        Assert.That(await CountAsync(), Is.EqualTo(21));
        Assert.That(await Host.Archive.FindAsync(first.Id), Is.EqualTo(first));
        Assert.That((await Host.Archive.VerifyAsync()).Faults, Is.Empty);
    }

    [Test]
    public async Task A_clock_that_goes_backwards_breaks_nothing()
    {
        await Host.AppendAsync(SampleRecords.Grants(3, SampleRecords.Time));
        await Host.AppendAsync(SampleRecords.Grants(3, SampleRecords.Time.AddYears(-3)));
        await Host.AppendAsync(SampleRecords.Grants(3, DateTimeOffset.UnixEpoch.AddYears(-1)));

        var verification = await Host.Archive.VerifyAsync();
        Assert.That(verification.Faults, Is.Empty);
        Assert.That(verification.Records, Is.EqualTo(9));
    }

    [TestCase("")]
    [TestCase("short")]
    [TestCase("AZq0Pn_zfAeTlL6o8ZpXYAA")]
    [TestCase("AZq0Pn/zfAeTlL6o8ZpX A")]
    public void An_id_that_is_none_is_refused_with_what_to_write(string id) =>
        Assert.That(async () => await Host.AppendAsync(SampleRecords.Grant() with { Id = id }), Throws.ArgumentException.With.Message.Contains("22 characters of base64url"));
}
