using System.Globalization;
using CookieConsent.Classification;

namespace CookieConsent.Tests.Classification;

/// <summary>What the README says of the catalogue's size.</summary>
internal sealed class CatalogueInReadmeTests
{
    private static readonly CookieCategories[] Categories = [CookieCategories.Necessary, CookieCategories.Functionality, CookieCategories.Analytics, CookieCategories.Advertisement];

    [Test]
    public void The_table_counts_services_and_cookies_of_each_category()
    {
        var table = Table();
        var readme = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "README.md")).ReplaceLineEndings("\n");

        Assert.That(readme.Contains(table, StringComparison.Ordinal), Is.True, $"The table of the catalogue in README.md should be:\n{table}");
    }

    private static string Table()
    {
        var services = ServiceCatalogue.BuiltIn.Services;
        return string.Join(
            '\n',
            [
                "| Category | Services | Names and prefixes of their cookies | Names that many sites use |",
                "|---|---:|---:|---:|",
                .. Categories.Select(category => Row(category.ToString(), [.. services.Where(service => service.Category == category)])),
                Row("All", services),
            ]
        );
    }

    private static string Row(string name, IReadOnlyList<CatalogueService> services)
    {
        var known = services.Where(service => service.Provider is not null).ToArray();
        var common = services.Where(service => service.Provider is null);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {known.Length:N0} | {Cookies(known):N0} | {Cookies(common):N0} |");
    }

    private static int Cookies(IEnumerable<CatalogueService> services) => services.Sum(service => service.Cookies.Count);
}
