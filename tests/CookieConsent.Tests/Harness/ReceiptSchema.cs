using System.Text.Json;
using NJsonSchema;

namespace CookieConsent.Tests.Harness;

/// <summary>The JSON Schema that ships, and what it finds wrong.</summary>
internal static class ReceiptSchema
{
    private static readonly Lazy<Task<JsonSchema>> Receipt = new(() => JsonSchema.FromFileAsync(Path));

    /// <summary>What is wrong with a receipt; empty where it is valid.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(string receipt) => Describe((await Receipt.Value).Validate(receipt));

    /// <summary>What is wrong with one record of an export.</summary>
    public static async Task<IEnumerable<string>> FaultsInRecordAsync(JsonElement record) => Describe((await Receipt.Value).Definitions["record"].Validate(record.GetRawText()));

    private static IEnumerable<string> Describe(IEnumerable<NJsonSchema.Validation.ValidationError> errors) => errors.Select(error => $"{error.Path}: {error.Kind}");

    private static string Path
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CookieConsent.sln")))
                folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
            return System.IO.Path.Combine(folder.FullName, "src", "CookieConsent", "Records", "consent-receipt.schema.json");
        }
    }
}
