using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Shop;

/// <summary>Says at start where the shop is and what to try.</summary>
internal static class Welcome
{
    public static void PrintWelcome(this WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var server = app.Services.GetRequiredService<IServer>();
            if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
                Console.WriteLine(Text(address + app.Configuration["PathBase"]));
        });

    private static string Text(string address) =>
        $"""

            Nordlys Lamps is open: {address}

              1. Open it with the browser's cookie list in sight. The shop sets _ga, __hstc, hubspotutk, _fbp, ab_test, lang and
                 zz_partner on every page, and recent_<id> on a lamp's; none of them arrives.
              2. Reject all, and put a lamp in the basket: shop-basket is necessary, the rest stays out.
              3. Accept all under "Cookie settings", look at a lamp: now they arrive, except zz_partner, which nobody declared.
              4. Withdraw, at the foot of each page: they are gone again.
              5. The same without a browser:
                 curl -si {address}/ | grep -i set-cookie
                 curl -si {address}/upstream/stock/1 | grep -i set-cookie    what the warehouse sends
                 curl -si {address}/stock/1          | grep -i set-cookie    what of it reaches a visitor
              6. Open the network list beside it. Scripts of other sites wait until you accept, then start in place; the film and the map in
                 {address}/workshop say what they need. Withdraw: their cookies and what they stored are gone.
              7. Sign in as kari (the sign-in page tells the password) and open {address}/cookie-report: what the site really sets, and the proof of every choice.
              8. Start it with CookieConsent__Mode=ReportOnly: nothing is stopped, and the log says what would have been. With
                 CookieConsent__Firewall__Mode=Enforce the browser itself is told which sites it may reach, and with
                 CookieConsent__ConsentSignals__Google=Basic Google's tag is told of each choice.

            """;
}
