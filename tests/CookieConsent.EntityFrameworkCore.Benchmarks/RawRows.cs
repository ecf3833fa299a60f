using System.Data.Common;
using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Benchmarks;

/// <summary>The rows of the records, written by hand.</summary>
internal static class RawRows
{
    public static readonly string[] Columns =
    [
        "Id", "PreviousId", "Time", "Action", "Surface", "Granted", "GrantsMore", "Refused", "RefusedBySignal", "RefusedServices", "Scope", "PolicyVersion",
        "NoticeHash", "Page", "Region", "Controller", "ValiditySeconds", "Writer", "Sequence", "PreviousHash", "Hash", "ErasedAt", "ContentHash",
    ];

    public static string Insert(int rows) =>
        $"INSERT INTO \"ConsentRecords\" ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES "
        + string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Columns.Select((_, column) => $"@p{row * Columns.Length + column}"))})"));

    public static void Fill(DbParameterCollection parameters, int start, StoredRecord row)
    {
        object?[] values =
        [
            row.Id, row.PreviousId, row.Time, row.Action, row.Surface, row.Granted, row.GrantsMore, row.Refused, row.RefusedBySignal, row.RefusedServices, row.Scope,
            row.PolicyVersion, row.NoticeHash, row.Page, row.Region, row.Controller, row.ValiditySeconds, row.Writer, row.Sequence, row.PreviousHash, row.Hash, row.ErasedAt, row.ContentHash,
        ];
        for (var index = 0; index < values.Length; index++)
            parameters[start + index].Value = values[index] ?? DBNull.Value;
    }
}
