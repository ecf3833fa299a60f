namespace Mvc.Models;

/// <summary>An article. A real journal reads them from its database.</summary>
public sealed record Article(int Id, string Title, string Summary, string Text)
{
    public static IReadOnlyList<Article> All { get; } =
        [
            new(1, "The hut that moved", "How twelve people carried a cabin over a pass.", "It took four summers and one very patient horse. The cabin stands there still, and its door is never locked."),
            new(2, "Reading snow", "What the surface tells you before you step on it.", "Wind leaves ripples, warmth leaves crust, and both leave a sound. Stand still and listen before you cross."),
            new(3, "Maps before satellites", "A year with the surveyors of 1895.", "They climbed with brass and glass on their backs, waited for a clear day, and drew what they saw by hand."),
        ];
}
