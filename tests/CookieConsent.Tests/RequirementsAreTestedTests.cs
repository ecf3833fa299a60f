using System.Reflection;
using System.Text.RegularExpressions;

namespace CookieConsent.Tests;

/// <summary>Each requirement of enforcement, of the consent cookie and of classification that is proved without a browser has a test here.</summary>
internal sealed partial class RequirementsAreTestedTests
{
    // E14 and E15 concern what pages load, K04 to K06 texts and regimes: below.
    private static readonly string[] Required =
    [
        "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E16", "E17", "E18",
        "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "K01", "K02", "K03", "K07",
    ];

    [TestCaseSource(nameof(Required))]
    public void A_test_names_the_requirement(string id) => Assert.That(Named(), Does.Contain(id));

    // What pages load, signals, texts and regimes, in whichever of the test projects.
    private static readonly string[] RequiredAnywhere =
    [
        "E14", "E15", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12", "K04", "K05", "K06",
    ];

    [TestCaseSource(nameof(RequiredAnywhere))]
    public void A_test_of_some_project_names_the_requirement(string id) => Assert.That(NamedInSources.Value, Does.Contain(id));

    private static readonly Lazy<HashSet<string>> NamedInSources = new(() =>
        [.. Directory.EnumerateFiles(Tests(), "*.cs", SearchOption.AllDirectories).SelectMany(file => WrittenCategory().Matches(File.ReadAllText(file))).Select(match => match.Groups["id"].Value)]
    );

    private static string Tests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CookieConsent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return Path.Combine(folder.FullName, "tests");
    }

    [GeneratedRegex("""\[Category\("(?<id>[A-Z]\d\d)"\)\]""")]
    private static partial Regex WrittenCategory();

    private static HashSet<string> Named() =>
        [.. Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => CategoriesOf(type).Concat(type.GetMethods(Everything).Where(IsTest).SelectMany(method => CategoriesOf(method))))];

    private static readonly BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<NUnitAttribute>().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);

    private static IEnumerable<string> CategoriesOf(MemberInfo member) => member.GetCustomAttributes<CategoryAttribute>(inherit: true).Select(category => category.Name);
}
