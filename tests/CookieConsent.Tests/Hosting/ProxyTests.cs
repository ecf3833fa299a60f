using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace CookieConsent.Tests.Hosting;

/// <summary>The line in front of a site that is not ASP.NET Core: <c>samples/Proxy</c> over the wire.</summary>
internal sealed class ProxyTests
{
    private const string Page = "<!DOCTYPE html><html lang=en><head><title>A</title></head><body class=\"a > b\" data-x='\"'><main>Text</main></body></html>";

    [Test]
    [Category("E05")]
    [Category("E09")]
    public async Task The_sites_cookies_reach_who_granted_them_line_by_line([Values] Visitor visitor)
    {
        var lines = Visitor.Accepted.Allowed().Append(Vocabulary.Unknown).Select(name => name + "=a, b; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Path=/").ToArray();
        await using var proxied = await ProxiedSite.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = lines;
            return Task.CompletedTask;
        });

        var answer = await proxied.Front.GetAsync("/", visitor);

        Assert.That(answer.Lines, Is.EqualTo(lines.Where(line => visitor.Allowed().Contains(line.Split('=')[0]))));
    }

    [Test]
    [Category("E03")]
    public async Task What_was_refused_is_hidden_from_the_site([Values] Visitor visitor)
    {
        await using var proxied = await ProxiedSite.StartAsync(context => context.Response.WriteAsync(string.Join(' ', context.Request.Cookies.Keys.Where(name => name != "consent"))));

        var answer = await proxied.Front.GetAsync("/", visitor, string.Join("; ", Visitor.Accepted.Allowed().Append(Vocabulary.Unknown).Select(name => name + "=1")));

        Assert.That(answer.Body.Split(' '), Is.EqualTo(visitor.Allowed().Append(Vocabulary.Unknown)));
    }

    [Test]
    public async Task The_site_is_told_who_asks_for_what_and_nothing_of_the_connection()
    {
        await using var proxied = await ProxiedSite.StartAsync(context =>
        {
            context.Response.Headers["X-Hop"] = "1";
            context.Response.Headers.Connection = "X-Hop";
            context.Response.Headers["X-End"] = "1";
            var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
            return context.Response.WriteAsync($"{context.Request.Method} {target}\n{string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))}");
        });

        var answer = await proxied.Front.GetAsync(
            "/a%2Fb/c?d=%20e",
            "",
            ("Connection", "X-Mine"), ("X-Mine", "1"), ("Keep-Alive", "5"), ("TE", "trailers"), ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"), ("Forwarded", "for=x"), ("Accept", "text/html"), ("Accept-Encoding", "br"), ("X-End", "1")
        );

        Assert.That(
            answer.Body.Split('\n').Where(line => !line.StartsWith("traceparent:", StringComparison.Ordinal)),
            Is.EquivalentTo(new[] { "GET /a%2Fb/c?d=%20e", "Accept: text/html", $"Host: {RequestHarness.Host}", "X-End: 1", "X-Forwarded-For: 127.0.0.1", $"X-Forwarded-Host: {RequestHarness.Host}", "X-Forwarded-Proto: http" })
        );
        Assert.That((answer.Header("X-Hop"), answer.Header("X-End")), Is.EqualTo(((string?)null, "1")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_goes_to_the_site_and_what_it_answers_comes_back(bool isLengthKnown)
    {
        await using var proxied = await ProxiedSite.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            context.Response.StatusCode = 303;
            context.Response.Headers.Location = "http://shop.example.com/thanks?a=1";
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.ContentType} {context.Request.ContentLength} {await reader.ReadToEndAsync()}");
        });
        var message = new HttpRequestMessage(HttpMethod.Put, "/") { Content = new StringContent("message=h\u00E6", Encoding.UTF8, "application/x-www-form-urlencoded") };
        if (!isLengthKnown)
            message.Headers.TransferEncodingChunked = true;

        var answer = await proxied.Front.SendAsync(message);

        Assert.That((answer.Status, answer.Header("Location")), Is.EqualTo((HttpStatusCode.SeeOther, "http://shop.example.com/thanks?a=1")), "The redirect is the browser's to follow.");
        Assert.That(answer.Body, Is.EqualTo($"PUT application/x-www-form-urlencoded; charset=utf-8 {(isLengthKnown ? 11 : "")} message=h\u00E6"));
    }

    [Test]
    [Category("E17")]
    public async Task What_the_site_sends_bit_by_bit_arrives_bit_by_bit()
    {
        var isFirstRead = new TaskCompletionSource();
        await using var proxied = await ProxiedSite.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.SetCookie = Vocabulary.Analytics + "=1";
            await context.Response.WriteAsync("first");
            await context.Response.Body.FlushAsync();
            await isFirstRead.Task.WaitAsync(TimeSpan.FromMinutes(2));
            await context.Response.WriteAsync("second");
        });
        using var client = proxied.Front.NewClient();
        using var response = await client.GetAsync("/", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = new char[5];

        await reader.ReadBlockAsync(first);
        isFirstRead.SetResult();

        Assert.That(new string(first) + await reader.ReadToEndAsync(), Is.EqualTo("firstsecond"));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task A_page_gets_banner_and_link_and_its_headers_fit_it()
    {
        await using var proxied = await ProxiedSite.StartAsync(WritePageAsync);

        var (asked, decided) = (await proxied.Front.GetAsync("/"), await proxied.Front.GetAsync("/", Visitor.Refused));

        Assert.That(asked.Body, Does.Contain(Page[..Page.IndexOf("<main>", StringComparison.Ordinal)] + "<link ").And.Contain("<main>Text</main><footer><a ").And.EndWith("</footer></body></html>"));
        Assert.That(decided.Body, Does.StartWith(Page[..Page.IndexOf("</body>", StringComparison.Ordinal)] + "<footer>").And.Not.Contain("data-ccx-banner"));
        Assert.That((asked.Header("ETag"), asked.Header("Cache-Control"), asked.Header("X-Site")), Is.EqualTo(((string?)null, "private, max-age=60", "1")));
    }

    [Test]
    public async Task What_is_no_whole_page_stays_as_it_is()
    {
        await using var proxied = await ProxiedSite.StartAsync(WritePageAsync);

        Assert.That((await proxied.Front.GetAsync("/", "", ("Sec-Fetch-Dest", "empty"))).Body, Is.EqualTo(Page));
        var data = await proxied.Front.GetAsync("/?type=application/json");
        Assert.That((data.Body, data.Header("Content-Length"), data.Header("ETag"), data.Header("Cache-Control")), Is.EqualTo((Page, $"{Page.Length}", "\"1\"", "public, max-age=60")));
        Assert.That((await proxied.Front.GetAsync("/?type=text/html;charset=iso-8859-1")).Body, Is.EqualTo(Page));
        var head = await proxied.Front.SendAsync(new(HttpMethod.Head, "/"));
        Assert.That((head.Status, head.Body, head.Header("Cache-Control"), head.Header("X-Site")), Is.EqualTo((HttpStatusCode.OK, "", "private, max-age=60", "1")));
    }

    [Test]
    public async Task A_site_that_is_away_is_a_bad_gateway_and_the_settings_answer()
    {
        await using var proxied = await ProxiedSite.StartAsync(WritePageAsync);
        await proxied.StopSiteAsync();

        Assert.That((await proxied.Front.GetAsync("/")).Status, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That((await proxied.Front.GetAsync("/_cc")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Category("E17")]
    public async Task A_web_socket_goes_through_and_its_handshake_is_filtered()
    {
        await using var proxied = await ProxiedSite.StartAsync(async context =>
        {
            context.Response.Headers.SetCookie = new[] { Vocabulary.Necessary + "=1", Vocabulary.Analytics + "=1" };
            using var echo = await context.WebSockets.AcceptWebSocketAsync();
            var heard = new byte[16];
            var message = await echo.ReceiveAsync(heard, CancellationToken.None);
            await echo.SendAsync(heard.AsMemory(0, message.Count), WebSocketMessageType.Text, true, CancellationToken.None);
            await echo.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await proxied.Front.ConnectAsync(socket);

        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        var heard = new byte[16];
        var answer = await socket.ReceiveAsync(heard, CancellationToken.None);

        Assert.That(Encoding.UTF8.GetString(heard, 0, answer.Count), Is.EqualTo("hello"));
        Assert.That(socket.HttpResponseHeaders!["Set-Cookie"].Select(line => SetCookieLine.Parse(line).Name), Is.EqualTo(new[] { Vocabulary.Necessary }));
    }

    private static Task WritePageAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = context.Request.Query["type"].FirstOrDefault() ?? "text/html; charset=utf-8";
        response.ContentLength = Page.Length;
        response.Headers.ETag = "\"1\"";
        response.Headers.CacheControl = "public, max-age=60";
        response.Headers["X-Site"] = "1";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(Page);
    }
}
