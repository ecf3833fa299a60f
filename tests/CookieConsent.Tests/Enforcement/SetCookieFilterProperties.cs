using CookieConsent.Configuration;
using CookieConsent.Decision;
using CookieConsent.Enforcement;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CookieConsent.Tests.Enforcement;

/// <summary>The filter on any lines, of any visitor.</summary>
internal sealed class SetCookieFilterProperties
{
    private static readonly Gen<(Visitor Visitor, string[] Lines)> Cases =
        from visitor in Gen.Elements(Enum.GetValues<Visitor>())
        from lines in OddText.SetCookie.ListOf()
        select (visitor, lines.Where(line => !IsCommonName(SetCookieLine.Parse(line).Name)).ToArray());

    private RequestHarness _harness = null!;
    private SetCookieFilter _filter = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _harness = await RequestHarness.StartAsync(new());
        _filter = _harness.Services.GetRequiredService<SetCookieFilter>();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _harness.DisposeAsync();

    [Test]
    public void Applying_it_twice_changes_nothing() =>
        Check((visitor, lines) =>
        {
            var once = Filter(lines, visitor, out var isFiltered);
            var twice = Filter(once, visitor, out var isFilteredAgain);
            return !isFilteredAgain && twice.SequenceEqual(once) && isFiltered == !once.SequenceEqual(lines);
        });

    [Test]
    [Category("E09")]
    [Category("E10")]
    public void What_is_kept_is_the_same_text_in_the_same_order() =>
        Check((visitor, lines) =>
        {
            var kept = Filter(lines, visitor, out _);
            return kept.Where(line => IsAllowed(line, visitor)).SequenceEqual(lines.Where(line => IsAllowed(line, visitor)), ReferenceEqualityComparer.Instance);
        });

    [Test]
    [Category("E01")]
    [Category("E11")]
    public void What_is_not_granted_passes_as_an_empty_deletion_or_not_at_all() =>
        Check((visitor, lines) =>
            Filter(lines, visitor, out _)
                .Where(line => !IsAllowed(line, visitor))
                .All(line => SetCookieLine.Parse(line!) is { Value: "", Name.Length: > 0 } && CookieDeletion.Is(line, FakeTimeProvider.Start))
        );

    [Test]
    [Category("E18")]
    public void What_is_left_where_the_filter_fails_is_necessary() =>
        Check((visitor, lines) => SetCookieFilter.OnlyNecessary(lines, Consent(visitor)).SequenceEqual(lines.Where(line => IsAllowed(line, Visitor.Undecided))));

    private void Check(Func<Visitor, string[], bool> holds) => Fuzz.Check(Cases, 300, given => holds(given.Visitor, given.Lines));

    private StringValues Filter(StringValues lines, Visitor visitor, out bool isFiltered) => _filter.Filter(lines, Consent(visitor), out isFiltered);

    private RequestConsent Consent(Visitor visitor)
    {
        var context = new DefaultHttpContext();
        if (visitor.Granted() is { } granted)
            context.Request.Headers.Cookie = _harness.ConsentCookie(granted);
        return new(context, _harness.Services.GetRequiredService<ConsentConfigurationSource>().Current, _harness.Services.GetRequiredService<ResponsePass>())
        {
            HasOutermostPass = true,
            Response = context.Features.GetRequiredFeature<IHttpResponseFeature>(),
        };
    }

    // Random text also makes names such as "basket-1", which the catalogue takes for a basket's. Whether it is right in that is asked elsewhere.
    private static bool IsCommonName(string name) =>
        (name.StartsWith("basket", StringComparison.OrdinalIgnoreCase) && name != Vocabulary.Necessary) || (name.StartsWith("consent", StringComparison.OrdinalIgnoreCase) && name != "consent");

    private static bool IsAllowed(string? line, Visitor visitor) => SetCookieLine.Parse(line!).Name is var name && (name == "consent" || visitor.Allowed().Contains(name));
}
