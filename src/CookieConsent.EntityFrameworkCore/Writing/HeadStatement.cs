using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>Moves the head of a writer, in the transaction of the records that it stands for.</summary>
internal sealed class HeadStatement
{
    private readonly StatementParameter _sequence;
    private readonly StatementParameter _hash;
    private readonly StatementParameter _writer;

    public HeadStatement(Table writers, DbCommand scratch)
    {
        var (sequence, hash, id) = (writers[nameof(StoredWriter.HeadSequence)], writers[nameof(StoredWriter.HeadHash)], writers[nameof(StoredWriter.Id)]);
        (var sequencePlaceholder, _sequence) = writers.Parameter(scratch, sequence, 0);
        (var hashPlaceholder, _hash) = writers.Parameter(scratch, hash, 1);
        (var idPlaceholder, _writer) = writers.Parameter(scratch, id, 2);
        Text = $"UPDATE {writers.Name} SET {sequence.Name} = {sequencePlaceholder}, {hash.Name} = {hashPlaceholder} WHERE {id.Name} = {idPlaceholder}";
    }

    public string Text { get; }

    public IEnumerable<DbParameter> Parameters => [_sequence.Parameter, _hash.Parameter, _writer.Parameter];

    public void Fill(byte[] writer, ChainPosition head)
    {
        _sequence.Set(head.Sequence);
        _hash.Set(head.Hash);
        _writer.Set(writer);
    }
}
