using CookieConsent.EntityFrameworkCore.Spool;
using CookieConsent.EntityFrameworkCore.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CookieConsent.EntityFrameworkCore.Tests.Spool;

/// <summary>Files of the local spool: left behind, cut off, damaged, in use by another process, or not to be had.</summary>
internal sealed class SpoolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consent-spool-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public async Task What_was_kept_is_read_as_it_was()
    {
        var record = SampleRecords.Refusal();
        using (var spool = Open())
            await spool.KeepAsync(record, CancellationToken.None);

        var part = Adopted().Read(10);

        Assert.That(part!.Records, Has.Count.EqualTo(1));
        Assert.That(part.Records[0].ContentHash, Is.EqualTo(PendingRecord.From(record).ContentHash));
        Assert.That(part.Records[0].Notice, Is.EqualTo(record.Notice));
    }

    [Test]
    public async Task A_file_that_was_cut_off_gives_what_is_whole([Range(1, 60, 7)] int bytes)
    {
        await KeepAsync(3);
        var file = _folder.GetFiles().Single();
        using (var stream = file.OpenWrite())
            stream.SetLength(file.Length - bytes);
        using var spool = Adopted();

        var part = spool.Read(10)!;
        spool.Remove(part);

        // Only the line's end is missing where a single byte is.
        Assert.That(part.Records, Has.Count.EqualTo(bytes == 1 ? 3 : 2));
        Assert.That(part.File.Damaged, Is.EqualTo(bytes == 1 ? 0 : 1));
        Assert.That(_folder.GetFiles(), Is.Empty);
    }

    [Test]
    public async Task A_changed_byte_costs_one_record_and_no_other([Values(1, 2, 3)] int line)
    {
        await KeepAsync(3);
        var path = _folder.GetFiles().Single().FullName;
        var lines = await File.ReadAllLinesAsync(path);
        lines[line] = lines[line].Replace("Nordlys", "nordlys", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(path, lines);

        Assert.That(Adopted().Read(10)!.Records, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Anything_else_in_a_file_is_passed_over()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "left.spool"), "\n\n0123456789abcdef {}\nnot a line\n{\"Record\":null}\n\0\0\0\0");

        Assert.That(Adopted().Read(10)!.Records, Is.Empty);
    }

    [Test]
    public async Task A_file_of_a_process_that_lives_is_left_alone()
    {
        using var living = Open();
        await living.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);
        using var other = Open();
        other.Adopt();

        Assert.That(other.HasBacklog, Is.False);
    }

    [Test]
    public async Task What_was_read_and_not_removed_is_read_again()
    {
        using var spool = Open();
        await spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);
        await spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);

        var first = spool.Read(1)!;
        var again = spool.Read(1)!;
        spool.Remove(again);
        var second = spool.Read(1)!;

        Assert.That(again.Records[0].Row.Id, Is.EqualTo(first.Records[0].Row.Id));
        Assert.That(second.Records[0].Row.Id, Is.Not.EqualTo(first.Records[0].Row.Id));
    }

    [Test]
    public async Task A_folder_that_cannot_be_made_fails_the_record()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        using var spool = new RecordSpool(Path.Combine(file, "spool"), NullLogger<RecordSpool>.Instance);

        Assert.That(async () => await spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None), Throws.InstanceOf<IOException>());
        Assert.That(spool.Adopt, Throws.Nothing);
    }

    [Test]
    public async Task Records_that_come_together_are_all_kept()
    {
        using (var spool = Open())
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None))));

        Assert.That(Adopted().Read(1000)!.Records, Has.Count.EqualTo(200));
    }

    private RecordSpool Open() => new(_folder.FullName, NullLogger<RecordSpool>.Instance);

    /// <summary>With what was left behind. A process that another test starts holds what is open here until its program runs, so it may take more than one look.</summary>
    private RecordSpool Adopted()
    {
        var spool = Open();
        SpinWait.SpinUntil(
            () =>
            {
                spool.Adopt();
                return spool.HasBacklog;
            },
            TimeSpan.FromMinutes(1)
        );
        return spool;
    }

    private async Task KeepAsync(int count)
    {
        using var spool = Open();
        for (var index = 0; index < count; index++)
            await spool.KeepAsync(SampleRecords.Refusal(), CancellationToken.None);
    }
}
