namespace CookieConsent.Records;

/// <summary>
/// Records and receipts as JSON: the sections and fields of ISO/IEC TS 27560, given their meaning by the Data Privacy Vocabulary (requirements P07, P08). The
/// schema that ships is <c>consent-receipt.schema.json</c>; a field that changes its meaning is a new <see cref="Version"/>.
/// </summary>
internal static class RecordProfile
{
    /// <summary>The version of the fields.</summary>
    public const string Version = "1";

    /// <summary>What a record conforms to.</summary>
    public const string Record = "https://w3id.org/dpv/schema/dpv-27560#record";

    /// <summary>What a receipt conforms to.</summary>
    public const string Receipt = "https://w3id.org/dpv/schema/dpv-27560#receipt";

    /// <summary>The value of <c>@context</c>: which term of the vocabulary each field is. Sections that only order the fields are nests.</summary>
    public static ReadOnlySpan<byte> Context =>
        """
        {"@version":1.1,"dpv":"https://w3id.org/dpv#","dct":"http://purl.org/dc/terms/","xsd":"http://www.w3.org/2001/XMLSchema#",
        "header":"@nest","processing":"@nest",
        "conforms_to":{"@id":"dct:conformsTo","@type":"@id"},"schema_version":"dct:hasVersion","receipt_id":"dct:identifier","record_id":"dct:identifier",
        "issued_at":{"@id":"dct:issued","@type":"xsd:dateTime"},"previous_record_id":"dct:replaces","pii_principal_id":"dpv:hasDataSubject",
        "record":"dct:source","privacy_notice":"dpv:hasNotice","language":"dct:language","jurisdiction":"dpv:hasJurisdiction",
        "lawful_basis":{"@id":"dpv:hasLegalBasis","@type":"@vocab"},"withdrawal_method":{"@id":"dpv:hasConsentControl","@type":"@id"},
        "storage_locations":"dpv:hasLocation","retention_period":{"@id":"dpv:hasStorageCondition","@type":"xsd:duration"},
        "purposes":{"@id":"dpv:hasPurpose","@container":"@set"},"purpose":"dct:identifier","name":"dct:title","description":"dct:description",
        "pii_information":"dpv:hasPersonalData","recipient_third_parties":"dpv:hasRecipientThirdParty","services":"dpv:hasService","service_id":"dct:identifier",
        "parties":{"@id":"dpv:hasDataController","@container":"@set"},"address":"dpv:hasAddress","contact":"dpv:hasContact",
        "event":"dpv:hasConsentStatus","event_time":"dpv:isIndicatedAtTime","validity_duration":{"@id":"dpv:hasDuration","@type":"xsd:duration"}}
        """u8;
}
