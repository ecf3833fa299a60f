namespace Shop.Products;

internal static class Kroner
{
    public static string Text(decimal amount) => $"{amount:N0}\u00a0kr";
}
