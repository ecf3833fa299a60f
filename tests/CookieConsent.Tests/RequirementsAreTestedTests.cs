using System.Reflection;

namespace CookieConsent.Tests;

/// <summary>Each requirement of enforcement, of the consent cookie and of classification that is proved without a browser has a test here.</summary>
internal sealed class RequirementsAreTestedTests
{
    // E14 and E15 concern what pages load; K04 to K06 texts and regimes.
    private static readonly string[] Required =
    [
        "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E16", "E17", "E18",
        "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "K01", "K02", "K03", "K07",
    ];

    [TestCaseSource(nameof(Required))]
    public void A_test_names_the_requirement(string id) => Assert.That(Named(), Does.Contain(id));

    private static HashSet<string> Named() =>
        [.. Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => CategoriesOf(type).Concat(type.GetMethods(Everything).Where(IsTest).SelectMany(method => CategoriesOf(method))))];

    private static readonly BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<NUnitAttribute>().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);

    private static IEnumerable<string> CategoriesOf(MemberInfo member) => member.GetCustomAttributes<CategoryAttribute>(inherit: true).Select(category => category.Name);
}
