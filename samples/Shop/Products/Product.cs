namespace Shop.Products;

/// <summary>A lamp.</summary>
/// <param name="Id">Its number, as in its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort of lamp it is.</param>
/// <param name="Summary">One line for the list.</param>
/// <param name="Description">A few lines for its own page.</param>
/// <param name="Price">In Norwegian kroner.</param>
public sealed record Product(int Id, string Name, string Kind, string Summary, string Description, decimal Price)
{
    /// <summary>The address of its picture.</summary>
    public string Picture => $"~/img/lamp-{Id}.svg";

    /// <summary>The price as the visitor writes numbers.</summary>
    public string PriceText => Kroner.Text(Price);
}
