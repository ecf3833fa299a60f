using System.Text.Json;

namespace Shop.Products;

/// <summary>The visitor's basket, kept in the session: lamp number and count.</summary>
internal static class Basket
{
    private const string Key = "basket";

    public static IReadOnlyDictionary<int, int> Read(ISession session) => ReadCounts(session);

    public static int Count(ISession session) => ReadCounts(session).Values.Sum();

    public static void Add(ISession session, Product product)
    {
        var counts = ReadCounts(session);
        counts[product.Id] = counts.GetValueOrDefault(product.Id) + 1;
        Write(session, counts);
    }

    public static void Remove(ISession session, Product product)
    {
        var counts = ReadCounts(session);
        counts.Remove(product.Id);
        Write(session, counts);
    }

    private static Dictionary<int, int> ReadCounts(ISession session) =>
        session.GetString(Key) is { } json ? JsonSerializer.Deserialize<Dictionary<int, int>>(json)! : [];

    private static void Write(ISession session, Dictionary<int, int> counts) => session.SetString(Key, JsonSerializer.Serialize(counts));
}
