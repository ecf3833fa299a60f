namespace CookieConsent.Samples.Tests;

/// <summary>What a test knows of a sample: its name is that of its folder and program.</summary>
internal sealed record Sample(string Name)
{
    /// <summary>The pages that a visitor walks through.</summary>
    public IReadOnlyList<string> Pages { get; init; } = ["/", "/privacy"];

    /// <summary>The cookies that the pages set, by category. The small samples set the same four on each page, in the way of their hosting models.</summary>
    public IReadOnlyDictionary<string, CookieCategories> Cookies { get; init; } =
        new Dictionary<string, CookieCategories>
        {
            ["visit"] = CookieCategories.Necessary,
            ["theme"] = CookieCategories.Functionality,
            ["_ga"] = CookieCategories.Analytics,
            ["_fbp"] = CookieCategories.Advertisement,
        };

    /// <summary>Whether banner, choice and withdrawal also work without JavaScript.</summary>
    public bool WorksWithoutScript { get; init; } = true;

    /// <summary>The banner, where the sample has one of its own.</summary>
    public string Banner { get; init; } = "[data-ccx-banner]";

    /// <summary>What is there once the sample's own scripts know the visitor's decision.</summary>
    public string Settled { get; init; } = "html";

    /// <summary>Settings for the process, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Starts what the sample needs beside it, before it starts itself.</summary>
    public Func<Task<SampleNeeds>>? StartNeedsAsync { get; init; }

    public override string ToString() => Name;
}
