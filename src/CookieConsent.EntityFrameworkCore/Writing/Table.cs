using System.Data.Common;
using System.Globalization;
using CookieConsent.EntityFrameworkCore.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>The names and types that the model gives one table, for statements that Entity Framework would make too slowly.</summary>
internal sealed class Table
{
    private readonly ISqlGenerationHelper _sql;
    private readonly bool _isPositional;

    private Table(DbContext context, IEntityType entity)
    {
        _isPositional = DatabaseSession.KindOf(context) == DatabaseKind.PostgreSql;
        _sql = context.GetService<ISqlGenerationHelper>();
        Name = _sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        var identifier = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        Columns = [.. entity.GetProperties().Where(property => !property.IsShadowProperty()).Select(property => new Column(property, _sql.DelimitIdentifier(property.GetColumnName(identifier)!)))];
    }

    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    public static Table Of<TEntity>(DbContext context) => new(context, context.Model.FindEntityType(typeof(TEntity))!);

    public Column this[string property] => Columns.Single(column => column.Property.Name == property);

    /// <summary>A placeholder for the text of a statement, and its parameter. The scratch command only makes it.</summary>
    public (string Placeholder, StatementParameter Parameter) Parameter(DbCommand scratch, Column column, int number)
    {
        // Npgsql rewrites a statement with names each time, and a second preparation of it goes wrong.
        var mapping = column.Property.GetRelationalTypeMapping();
        var name = _isPositional ? "" : _sql.GenerateParameterName($"p{number}");
        var placeholder = _isPositional ? string.Create(CultureInfo.InvariantCulture, $"${number + 1}") : _sql.GenerateParameterNamePlaceholder($"p{number}");
        return (placeholder, new(mapping.CreateParameter(scratch, name, value: null, nullable: true), mapping.Converter));
    }

    /// <summary>A column.</summary>
    /// <param name="Property">Its property.</param>
    /// <param name="Name">Its name, quoted.</param>
    internal sealed record Column(IProperty Property, string Name)
    {
        private readonly IClrPropertyGetter _getter = Property.GetGetter();

        public object? ValueOf(object entity) => _getter.GetClrValue(entity);
    }
}
