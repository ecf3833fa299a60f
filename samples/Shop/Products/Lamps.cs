namespace Shop.Products;

/// <summary>What the shop sells.</summary>
internal static class Lamps
{
    public static readonly IReadOnlyList<Product> All =
    [
        new(
            1,
            "Tind",
            "Pendant",
            "A spun steel shade for the long table.",
            "One sheet of steel, spun on a lathe and painted outside only, so that the bare metal inside throws warm light straight down. The cord is two metres of woven cotton.",
            1290
        ),
        new(
            2,
            "Strand",
            "Desk lamp",
            "Two joints, one switch, light where the page is.",
            "Both joints hold by friction and need no tightening. The foot is cast iron, so the arm reaches forty centimetres past the edge of a shelf.",
            990
        ),
        new(
            3,
            "Måne",
            "Table lamp",
            "A globe of opal glass on an oak ring.",
            "Mouth-blown opal glass, evenly lit from edge to edge. The ring is oiled oak from Telemark; the globe lifts off for a change of bulb.",
            1450
        ),
        new(
            4,
            "Furu",
            "Floor lamp",
            "Three legs of pine, one linen shade.",
            "Turned pine legs that come apart for moving house. The shade is natural linen over a steel frame, and can be washed.",
            2190
        ),
        new(
            5,
            "Lykt",
            "Lantern",
            "For the porch, the cabin and the power cut.",
            "A storm lantern with a rechargeable light: twelve hours bright, five nights dim. Rain runs off, and the handle fits a mitten.",
            690
        ),
        new(
            6,
            "Sopp",
            "Bedside lamp",
            "A small mushroom that dims by touch.",
            "Touch the cap: bright, half, a glow to find the door by. Ceramic, glazed by hand, so no two have quite the same spots.",
            790
        ),
    ];

    public static Product? Find(int id) => All.FirstOrDefault(product => product.Id == id);
}
