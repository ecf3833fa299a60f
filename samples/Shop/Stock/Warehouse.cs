using System.Security.Cryptography;
using Shop.Products;

namespace Shop.Stock;

/// <summary>The warehouse's server: it knows how many lamps are left, and sets cookies of its own and of others.</summary>
internal static class Warehouse
{
    public static IResult Answer(int id, HttpResponse response, TimeProvider time)
    {
        var now = time.GetUtcNow();
        Append($"AWSALB={Convert.ToBase64String(RandomNumberGenerator.GetBytes(96))}; Expires={now.AddDays(7):R}; Path=/");
        Append($"_gid=GA1.1.{Random.Shared.Next(100_000_000, int.MaxValue)}.{now.ToUnixTimeSeconds()}; Expires={now.AddDays(1):R}; Path=/");
        Append($"upstream_session={RandomNumberGenerator.GetHexString(32, lowercase: true)}; Path=/; HttpOnly");
        Append($"mystery={RandomNumberGenerator.GetHexString(8, lowercase: true)}; Path=/");

        return Lamps.Find(id) is { } lamp
            ? Results.Json(new { lamp.Id, lamp.Name, InStock = lamp.Id * 7 % 11 })
            : Results.Problem($"There is no lamp {id}.", statusCode: StatusCodes.Status404NotFound);

        void Append(string line) => response.Headers.Append("Set-Cookie", line);
    }
}
