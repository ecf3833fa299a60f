using System.Data.Common;
using System.Text;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>Inserts a fixed number of rows of one table at once.</summary>
internal sealed class InsertStatement
{
    private readonly Table _table;
    private readonly StatementParameter[] _parameters;

    public InsertStatement(Table table, DbCommand scratch, int rows)
    {
        _table = table;
        Rows = rows;
        _parameters = new StatementParameter[rows * table.Columns.Count];
        Text = Build(scratch);
    }

    public int Rows { get; }

    public string Text { get; }

    public IEnumerable<DbParameter> Parameters => _parameters.Select(parameter => parameter.Parameter);

    /// <summary>Puts the values of the entities where the statement takes them from.</summary>
    public void Fill<TEntity>(ReadOnlySpan<TEntity> entities)
        where TEntity : class
    {
        var next = 0;
        foreach (var entity in entities)
        {
            for (var column = 0; column < _table.Columns.Count; column++)
                _parameters[next++].Set(_table.Columns[column].ValueOf(entity));
        }
    }

    private string Build(DbCommand scratch)
    {
        var text = new StringBuilder("INSERT INTO ").Append(_table.Name).Append(" (").AppendJoin(", ", _table.Columns.Select(column => column.Name)).Append(") VALUES ");
        for (var index = 0; index < _parameters.Length; index++)
        {
            var column = index % _table.Columns.Count;
            text.Append(column > 0 ? ", " : index > 0 ? "), (" : "(");
            (var placeholder, _parameters[index]) = _table.Parameter(scratch, _table.Columns[column], index);
            text.Append(placeholder);
        }
        return text.Append(')').ToString();
    }
}
