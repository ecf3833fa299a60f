using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Chain;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>Writes rows and the head that they lead to: all of it or nothing.</summary>
internal abstract class GroupCommit : IAsyncDisposable
{
    /// <summary>Commits. When it returns, the rows are as durable as the database makes them.</summary>
    /// <param name="rows">The rows, at their places in the chain.</param>
    /// <param name="writer">The writer.</param>
    /// <param name="head">Where the chain ends with them.</param>
    /// <param name="isOutdated">
    /// Asked as late as can be, when the wait for the database is over: whether a caller has given up, whose record must not be written then.
    /// </param>
    public abstract Task CommitAsync(ReadOnlyMemory<StoredRecord> rows, byte[] writer, ChainPosition head, Func<bool> isOutdated);

    public abstract ValueTask DisposeAsync();

    /// <summary>Prepared statements of the sizes asked for, the largest first.</summary>
    protected static T[] Prepare<T>(ReadOnlySpan<int> sizes, Func<int, T> make)
    {
        var statements = new T[sizes.Length];
        for (var index = 0; index < sizes.Length; index++)
            statements[index] = make(sizes[index]);
        return statements;
    }

    protected static void Add(DbParameterCollection parameters, IEnumerable<DbParameter> added)
    {
        foreach (var parameter in added)
            parameters.Add(parameter);
    }

    protected static void ThrowWhere(Func<bool> isOutdated)
    {
        if (isOutdated())
            throw new OperationCanceledException("A visitor has given up while the commit waited for the database; it is made again without his record.");
    }

    protected static InvalidOperationException HeadIsGone() =>
        new("The row of this process in the table ConsentWriters is gone; it was removed or an older copy of the database was restored.");
}
