using CookieConsent.Shop.Tests.Hosting;
using CookieConsent.Shop.Tests.Http;

namespace CookieConsent.Shop.Tests;

/// <summary>One shop for the tests of a class, which run on both servers.</summary>
[TestFixture(false)]
[TestFixture(true)]
public abstract class OnBothServers(bool isKestrel)
{
    /// <summary>Nobody knows the visitor; everything refused; one category; everything. What a visitor can be.</summary>
    protected static readonly CookieCategories?[] States = [null, CookieCategories.None, CookieCategories.Analytics, CookieCategories.All];

    /// <summary>The shop.</summary>
    private protected ShopHost Shop { get; private set; } = null!;

    [OneTimeSetUp]
    public void Open() => Shop = isKestrel ? ShopHost.OnKestrel() : ShopHost.InMemory();

    [OneTimeTearDown]
    public void Close() => Shop?.Dispose();

    /// <summary>A visitor who has made this choice; <see langword="null"/> for none.</summary>
    private protected async Task<Visitor> VisitorWhoGrantedAsync(CookieCategories? granted)
    {
        var visitor = Shop.NewVisitor();
        await visitor.ChooseAsync(granted);
        return visitor;
    }
}
