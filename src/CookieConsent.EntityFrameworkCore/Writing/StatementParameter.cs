using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>A parameter that keeps its type and gets a new value for each execution.</summary>
internal readonly struct StatementParameter(DbParameter parameter, ValueConverter? converter)
{
    public DbParameter Parameter { get; } = parameter;

    public void Set(object? value) => Parameter.Value = (value is not null && converter is not null ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
}
