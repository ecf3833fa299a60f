namespace CookieConsent;

/// <summary>The proof of a decision could not be kept, so nothing was granted (requirement P09).</summary>
public sealed class ConsentRecordException : Exception
{
    /// <summary>Creates the exception with a general message.</summary>
    public ConsentRecordException()
        : base("The proof of the decision could not be kept. Nothing was granted.") { }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What happened.</param>
    public ConsentRecordException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and the store's own exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What the record store threw.</param>
    public ConsentRecordException(string message, Exception innerException)
        : base(message, innerException) { }
}
