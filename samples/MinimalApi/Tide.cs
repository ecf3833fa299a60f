namespace MinimalApi;

/// <summary>When the water stands highest and lowest. A real service reads it from its database.</summary>
internal sealed record Tide(string Time, string Level, double Metres)
{
    public static IReadOnlyList<Tide> Today { get; } = [new("03:12", "High", 2.6), new("09:24", "Low", 0.5), new("15:41", "High", 2.8), new("21:58", "Low", 0.4)];
}
