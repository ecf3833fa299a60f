namespace CookieConsent.Shop.Tests.Http;

/// <summary>What people come to the shop for.</summary>
internal static class Shopping
{
    /// <summary>Signs in by the form; the reply is the page behind it.</summary>
    public static async Task<Reply> SignInAsync(Visitor visitor) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/login?returnUrl=%2Faccount"), "main form", ("Name", "kari"), ("Password", "midnight-sun"));

    /// <summary>Puts a lamp in the basket by the form; the reply is the basket.</summary>
    public static async Task<Reply> PutLampInBasketAsync(Visitor visitor) => await visitor.SubmitAsync(await visitor.GetAsync("/product/1"), "main form");
}
