using System.Reflection;

namespace CookieConsent.Browser.Tests;

/// <summary>Each requirement on banner, dialog, accessibility and what pages load and tell vendors has a test in a real browser here.</summary>
public sealed class RequirementsAreTestedTests
{
    private static IEnumerable<string> Required => [.. Enumerable.Range(1, 17).Select(number => $"U{number:00}"), .. Enumerable.Range(1, 11).Select(number => $"W{number:00}"), "E14", "E15", "S09", "S10"];

    [TestCaseSource(nameof(Required))]
    public void A_test_names_the_requirement(string id) => Assert.That(Named(), Does.Contain(id));

    private static HashSet<string> Named() =>
        [.. Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => CategoriesOf(type).Concat(type.GetMethods().Where(IsTest).SelectMany(method => CategoriesOf(method))))];

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<NUnitAttribute>().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute);

    private static IEnumerable<string> CategoriesOf(MemberInfo member) => member.GetCustomAttributes<CategoryAttribute>(inherit: true).Select(category => category.Name);
}
