using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Chain;

/// <summary>Gathers what a verification finds. However much it is, only the first are kept.</summary>
internal sealed class FaultList
{
    private const int Kept = 100;
    private readonly List<ConsentFault> _faults = [];

    public long Count { get; private set; }

    public IReadOnlyList<ConsentFault> Faults => _faults;

    public void Changed(StoredRecord row) => Add(ConsentFaultKind.Changed, row, "is not what was written");

    public void Inserted(StoredRecord row) => Add(ConsentFaultKind.Inserted, row, "was not written by the store");

    public void Missing(byte[] writer, long first, long last) =>
        Add(new(ConsentFaultKind.Missing, null, $"{last - first + 1} records of writer {RecordId.Format(writer)} are missing: number {first} to {last}."));

    public void Missing(ConsentChainHead head) =>
        Add(new(ConsentFaultKind.Missing, null, $"Record number {head.Sequence} of writer {head.Writer}, whose hash was published, is missing."));

    public void Rewritten(StoredRecord row) => Add(ConsentFaultKind.Rewritten, row, "has another hash than was published");

    public void NoticeChanged(string hash) => Add(new(ConsentFaultKind.NoticeChanged, null, $"The notice {hash} is not what was shown."));

    public void NoticeMissing(string hash) => Add(new(ConsentFaultKind.NoticeMissing, null, $"The notice {hash}, which records name, is missing."));

    private void Add(ConsentFaultKind kind, StoredRecord row, string what)
    {
        var id = RecordId.Format(row.Id);
        Add(new(kind, id, $"Record {id}, number {row.Sequence} of writer {RecordId.Format(row.Writer)}, {what}."));
    }

    private void Add(ConsentFault fault)
    {
        Count++;
        if (_faults.Count < Kept)
            _faults.Add(fault);
    }
}
