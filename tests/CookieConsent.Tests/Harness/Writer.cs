namespace CookieConsent.Tests.Harness;

/// <summary>One way in which an app writes cookies.</summary>
/// <param name="Write">Writes all cookies of the vocabulary, and those that the way brings along.</param>
internal sealed record Writer(Func<HttpContext, Task> Write)
{
    /// <summary>Where in the app it writes.</summary>
    public WriterPlace Place { get; init; }

    /// <summary>What an error page writes after the broken page's headers are gone; callbacks are not gone.</summary>
    public Func<HttpContext, Task> WriteOnErrorPage { get; init; } = Write;

    /// <summary>Names that it brings along, all necessary, behind those of the vocabulary.</summary>
    public string[] Own { get; init; } = [];

    /// <summary>Whether they are still there after an error page.</summary>
    public bool IsOwnOnErrorPage { get; init; } = true;

    /// <summary>Whether the server in memory never runs it: a callback that a callback registers.</summary>
    public bool IsLostInMemory { get; init; }

    /// <summary>The names that a visitor may be sent by it, in order.</summary>
    public string[] Expected(string ending, Visitor visitor, bool isInMemory) =>
        isInMemory && IsLostInMemory ? []
        : Place == WriterPlace.OnTheWayBack && ending is "stream" or "start" or "upgrade" ? []
        : ending == "throw" && !IsOwnOnErrorPage ? visitor.Allowed()
        : [.. visitor.Allowed(), .. Own];
}

/// <summary>Where in an app a writer writes.</summary>
internal enum WriterPlace
{
    /// <summary>Where the page is written.</summary>
    Page,

    /// <summary>In middleware behind the line.</summary>
    BehindTheLine,

    /// <summary>In middleware in front of the line, before the app runs.</summary>
    InFrontOfTheLine,

    /// <summary>In middleware in front of the line, after the app has run.</summary>
    OnTheWayBack,

    /// <summary>In a startup filter.</summary>
    StartupFilter,
}
