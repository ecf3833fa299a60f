using CookieConsent.EntityFrameworkCore.Writing;

namespace CookieConsent.EntityFrameworkCore.Tests.Writing;

/// <summary>Who gives up, and when: whether his record can be in the database is known or said to be unknown.</summary>
[Category("P09")]
internal sealed class PendingRecordTests
{
    private readonly PendingRecord _record = PendingRecord.From(SampleRecords.Grant());

    [Test]
    public async Task Whoever_gives_up_before_the_commit_is_left_out_of_it()
    {
        await GiveUpAsync();

        Assert.That((_record.TryBegin(), _record.IsAbandoned, _record.IsUncertain), Is.EqualTo((false, true, false)));
    }

    [Test]
    public async Task Whoever_gives_up_during_the_commit_cannot_know()
    {
        Assert.That(_record.TryBegin(), Is.True);
        await GiveUpAsync();

        Assert.That((_record.TryBegin(), _record.IsAbandoned, _record.IsUncertain), Is.EqualTo((false, true, true)));
    }

    [Test]
    public async Task A_commit_that_did_not_arrive_leaves_no_doubt()
    {
        _record.TryBegin();
        _record.Rewind();
        await GiveUpAsync();

        Assert.That(_record.IsUncertain, Is.False);
    }

    [Test]
    public async Task A_database_that_is_lost_during_the_commit_leaves_doubt([Values] bool isDuring)
    {
        if (isDuring)
            _record.TryBegin();
        _record.Fail(new IOException("The connection is gone."));

        await Assert.ThatAsync(() => _record.WaitAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
        Assert.That(_record.IsUncertain, Is.EqualTo(isDuring));
    }

    [Test]
    public async Task A_failure_after_giving_up_takes_no_doubt_away()
    {
        _record.TryBegin();
        await GiveUpAsync();
        _record.Fail(new IOException("The connection is gone."));

        Assert.That(_record.IsUncertain, Is.True);
    }

    [Test]
    public async Task What_is_committed_when_the_time_is_over_is_acknowledged()
    {
        _record.TryBegin();
        _record.Complete();

        await Assert.ThatAsync(() => _record.WaitAsync(new CancellationToken(canceled: true)), Throws.Nothing);
    }

    private async Task GiveUpAsync() =>
        await Assert.ThatAsync(() => _record.WaitAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
}
