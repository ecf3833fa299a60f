namespace CookieConsent;

/// <summary>One thing that is not as it was written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="RecordId">The record; <see langword="null"/> where it is gone or a notice is meant.</param>
/// <param name="Description">A sentence that names record or notice, writer and number.</param>
public sealed record ConsentFault(ConsentFaultKind Kind, string? RecordId, string Description);
