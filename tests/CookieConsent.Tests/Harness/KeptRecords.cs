using System.Runtime.CompilerServices;

namespace CookieConsent.Tests.Harness;

/// <summary>A store in memory that can be asked, as one in a database can.</summary>
internal sealed class KeptRecords : IConsentRecordArchive, IConsentRecordReport
{
    public List<ConsentRecord> Records { get; } = [];

    public List<ConsentCount> Counts { get; } = [];

    public List<ObservedCookie> Cookies { get; } = [];

    public ConsentStoreState State { get; set; } = new() { Kind = "A list", IsWriting = true };

    public int Verifications { get; private set; }

    /// <summary>Whether the store is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>Whether records come without end.</summary>
    public bool IsEndless { get; set; }

    /// <summary>Completes when somebody has left off reading.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ConsentRecord?> FindAsync(string recordId, CancellationToken cancellationToken) => Task.FromResult(Records.Find(record => record.Id == recordId));

    public Task<ConsentNotice?> FindNoticeAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(Records.Find(record => record.Notice?.Hash == hash)?.Notice);

    public async IAsyncEnumerable<ConsentRecord> ReadAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                foreach (var record in Records.Where(record => record.Time >= from && record.Time < to).OrderBy(record => record.Time))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return record;
                }
                await Task.Yield();
            } while (IsEndless);
        }
        finally
        {
            Left.TrySetResult();
        }
    }

    public Task<IReadOnlyList<ConsentCount>> CountAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<ConsentCount>>(() => [.. Counts.Where(count => count.Day >= first && count.Day <= last)]);

    public Task<bool> EraseAsync(string recordId, CancellationToken cancellationToken) => Task.FromResult(Records.RemoveAll(record => record.Id == recordId) > 0);

    public Task<ConsentVerification> VerifyAsync(IEnumerable<ConsentChainHead>? published, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ObservedCookie>> GetObservationsAsync(CancellationToken cancellationToken) => Answer<IReadOnlyList<ObservedCookie>>(() => [.. Cookies]);

    public Task<ConsentStoreState> GetStateAsync(CancellationToken cancellationToken) => Answer(() => State);

    public Task StartVerificationAsync(CancellationToken cancellationToken)
    {
        Verifications++;
        return Task.CompletedTask;
    }

    private Task<T> Answer<T>(Func<T> answer) => IsAway ? Task.FromException<T>(new TimeoutException("The database did not answer.")) : Task.FromResult(answer());
}
