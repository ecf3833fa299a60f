namespace CookieConsent.Records;

/// <summary>What a receipt is made from.</summary>
internal enum RecordSource
{
    /// <summary>The record that the store kept.</summary>
    Record,

    /// <summary>Only what the consent cookie says: its day, categories, scope and record id. The store cannot be read.</summary>
    ConsentCookie,
}
