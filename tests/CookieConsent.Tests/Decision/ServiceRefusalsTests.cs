using CookieConsent.Classification;
using CookieConsent.Decision;

namespace CookieConsent.Tests.Decision;

/// <summary>How refusals of single services come to stand in the cookie.</summary>
[Category("C05")]
internal sealed class ServiceRefusalsTests
{
    private const CookieCategories Both = CookieCategories.Analytics | CookieCategories.Advertisement;

    [Test]
    public void They_stand_in_order_and_once()
    {
        var (granted, refused) = Settle(Both, ["b", "a", "a"], ("a", CookieCategories.Analytics), ("b", CookieCategories.Analytics), ("c", CookieCategories.Analytics));

        Assert.That(granted, Is.EqualTo(Both));
        Assert.That(refused, Is.EqualTo(string.Concat(new[] { "a", "b" }.Select(ServiceCode.Of).Order(StringComparer.Ordinal))));
    }

    [Test]
    public void A_category_of_which_no_service_is_left_is_refused() =>
        Assert.That(
            Settle(Both, ["a", "b"], ("a", CookieCategories.Analytics), ("b", CookieCategories.Analytics), ("c", CookieCategories.Advertisement)),
            Is.EqualTo((CookieCategories.Advertisement, ""))
        );

    [Test]
    public void A_service_of_a_category_that_is_not_granted_is_not_written() =>
        Assert.That(Settle(CookieCategories.Analytics, ["b"], ("a", CookieCategories.Advertisement), ("b", CookieCategories.Advertisement)), Is.EqualTo((CookieCategories.Analytics, "")));

    [Test]
    public void Past_35_the_category_with_the_most_of_them_is_refused()
    {
        var declared = Many(CookieCategories.Functionality, 10).Concat(Many(CookieCategories.Analytics, 40)).ToArray();
        string[] few = [.. declared.Take(4).Select(service => service.Id)];
        var many = declared.Skip(10).Select(service => service.Id);
        const CookieCategories asked = CookieCategories.Functionality | CookieCategories.Analytics;

        var atMost = Settle(asked, few.Concat(many.Take(31)), declared);
        var tooMany = Settle(asked, few.Concat(many.Take(32)), declared);

        Assert.That((atMost.Granted, atMost.Refused.Length), Is.EqualTo((asked, 35 * 4)));
        Assert.That((tooMany.Granted, tooMany.Refused.Length), Is.EqualTo((CookieCategories.Functionality, 4 * 4)));
    }

    [Test]
    public void And_so_on_until_they_fit()
    {
        var declared = Many(CookieCategories.Functionality, 50).Concat(Many(CookieCategories.Analytics, 60)).Concat(Many(CookieCategories.Advertisement, 70)).ToArray();
        var refused = declared.Where((_, i) => i % 10 != 0).Select(service => service.Id);

        Assert.That(Settle(CookieCategories.All & ~CookieCategories.Necessary, refused, declared), Is.EqualTo((CookieCategories.None, "")));
    }

    [Test]
    public void Of_two_services_with_one_code_neither_is_granted_without_the_other()
    {
        const string one = "service-1190";
        const string other = "service-4967";
        Assert.That(ServiceCode.Of(one), Is.EqualTo(ServiceCode.Of(other)), "The test needs ids that collide.");

        var configuration = Compile((one, CookieCategories.Analytics), (other, CookieCategories.Advertisement), ("a", CookieCategories.Analytics), ("b", CookieCategories.Advertisement));
        var (granted, refused) = configuration.Refusals.Settle(Both, [ServiceCode.Of(one)]);
        var decision = new ConsentDecision(ConsentStatus.Decided, granted, default, default, new ConsentCookieValue(1, granted, false, configuration.Scope, new string('A', 22), refused));

        Assert.That(configuration.Refusals.IdsOf(decision), Is.EqualTo(new[] { one, other }));
    }

    [Test]
    public void The_case_of_an_id_makes_no_difference() => Assert.That(ServiceCode.Of("HubSpot"), Is.EqualTo(ServiceCode.Of("hubspot")));

    private static IEnumerable<(string Id, CookieCategories Category)> Many(CookieCategories category, int count) => Enumerable.Range(0, count).Select(i => ($"{category}-{i}", category));

    private static (CookieCategories Granted, string Refused) Settle(CookieCategories asked, IEnumerable<string> refused, params (string Id, CookieCategories Category)[] declared) =>
        Compile(declared).Refusals.Settle(asked, refused.Select(ServiceCode.Of));

    private static CookieConsent.Configuration.ConsentConfiguration Compile(params (string Id, CookieCategories Category)[] declared) =>
        Rules.Compile(options =>
        {
            foreach (var (id, category) in declared)
                Services.Add(options, id, category);
        });
}
