using CookieConsent.EntityFrameworkCore.Writing;

namespace CookieConsent.EntityFrameworkCore.Spool;

/// <summary>Some records of one spool file.</summary>
/// <param name="File">The file.</param>
/// <param name="Records">Its next records.</param>
internal sealed record SpoolPart(SpoolFile File, IReadOnlyList<PendingRecord> Records);
