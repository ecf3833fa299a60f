namespace CookieConsent;

/// <summary>How far the records of one process start went, as the log has it.</summary>
/// <param name="Writer">22 characters of base64url, one for each process start.</param>
/// <param name="Sequence">Number of the record within the writer.</param>
/// <param name="Hash">SHA-256 in hexadecimal digits.</param>
public sealed record ConsentChainHead(string Writer, long Sequence, string Hash);
