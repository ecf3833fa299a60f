using CookieConsent.Weight.Contestants;

namespace CookieConsent.Weight.Measurements;

/// <summary>Everything that was measured.</summary>
internal sealed class Figures
{
    private readonly Dictionary<(Contestant, Measure), List<double>> _values = [];

    /// <summary>Adds one figure.</summary>
    public void Add(Contestant contestant, Measure measure, double value)
    {
        if (!_values.TryGetValue((contestant, measure), out var values))
            _values.Add((contestant, measure), values = []);
        values.Add(value);
    }

    /// <summary>The median.</summary>
    public double Median(Contestant contestant, Measure measure)
    {
        var sorted = _values[(contestant, measure)].Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median, less that of the page without a notice.</summary>
    public double Added(Contestant contestant, Measure measure) => Median(contestant, measure) - Median(Contestant.Nobody, measure);

    /// <summary>The median of the ratios to the page without a notice, round by round.</summary>
    public double Ratio(Contestant contestant, Measure measure)
    {
        var ratios = _values[(contestant, measure)].Zip(_values[(Contestant.Nobody, measure)], (value, without) => value / without).Order().ToArray();
        return (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
    }
}
