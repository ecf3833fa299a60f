namespace CookieConsent.Tests.Harness;

/// <summary>What a browser keeps of a site's cookies, as far as a test needs it: names and values, without domains and paths.</summary>
internal sealed class CookieJar
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>The <c>Cookie</c> header of the next request.</summary>
    public string Header => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>Keeps what a response sets and forgets what it deletes.</summary>
    public void Take(Answer answer)
    {
        foreach (var cookie in answer.Cookies)
        {
            if (cookie.IsRemoval || cookie["Expires"] == "Thu, 01 Jan 1970 00:00:00 GMT")
                _cookies.Remove(cookie.Name);
            else
                _cookies[cookie.Name] = cookie.Value;
        }
    }
}
