using CookieConsent.Analyzers.CodeFixes;
using CookieConsent.Analyzers.Headers;
using CookieConsent.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace CookieConsent.Analyzers.Tests;

/// <summary>COOKIE002: a Set-Cookie header that code writes as text says nothing of IsEssential.</summary>
public sealed class SetCookieTests
{
    private static readonly SetCookieAnalyzer Analyzer = new();
    private static readonly SetCookieFix Fix = new();

    [TestCase("""response.Headers["Set-Cookie"] = "a=b";""")]
    [TestCase("""response.Headers["set-cookie"] = "a=b";""")]
    [TestCase("""response.Headers[Microsoft.Net.Http.Headers.HeaderNames.SetCookie] = "a=b";""")]
    [TestCase("""response.Headers.SetCookie = "a=b";""")]
    [TestCase("""response.Headers.Append("Set-Cookie", "a=b");""")]
    [TestCase("""response.Headers.Append(Microsoft.Net.Http.Headers.HeaderNames.SetCookie, $"a={text}");""")]
    [TestCase("""response.Headers.Add("Set-Cookie", "a=" + text);""")]
    [TestCase("""response.Headers.TryAdd("Set-Cookie", "a=b");""")]
    [TestCase("""((HeaderDictionary)response.Headers).Append("Set-Cookie", "a=b");""")]
    public async Task A_cookie_written_as_a_string_is_a_warning(string line)
    {
        var reported = await Check.CodeAsync(Analyzer, Handler($"[|{line[..^1]}|];"));

        Assert.That(reported[0].Severity, Is.EqualTo(DiagnosticSeverity.Warning));
        Assert.That(reported[0].GetMessage(), Does.StartWith("'Set-Cookie' is written as a string: write Response.Cookies.Append").And.Contain("IsEssential = true"));
    }

    [TestCase("response.Headers.SetCookie = values;")]
    [TestCase("""response.Headers.Append("Set-Cookie", text);""")]
    [TestCase("""response.Headers["Set-Cookie"] = new[] { text, text };""")]
    public async Task A_header_that_is_passed_along_is_information(string line)
    {
        var reported = await Check.CodeAsync(Analyzer, Handler($"[|{line[..^1]}|];"));

        Assert.That(reported[0].Severity, Is.EqualTo(DiagnosticSeverity.Info));
    }

    [TestCase("""response.Cookies.Append("a", "b");""", TestName = "Cookies.Append is what is asked for")]
    [TestCase("foreach (var name in new[] { text }) response.Headers[name] = values;", TestName = "A proxy that copies every header is left alone")]
    [TestCase("""response.Headers.Remove("Set-Cookie");""", TestName = "So is what takes the header off")]
    [TestCase("""if (response.Headers.SetCookie.Count > 0 || response.Headers.ContainsKey("Set-Cookie")) return;""", TestName = "So is what reads it")]
    [TestCase("""new Dictionary<string, string>().Add("Set-Cookie", "a=b");""", TestName = "A dictionary of one's own is none of a response")]
    [TestCase("""response.Headers["X-Set-Cookie"] = "a=b";""", TestName = "Another header is another matter")]
    public Task It_is_silent(string line) => Check.CodeAsync(Analyzer, Handler(line));

    [TestCase("""response.Headers.Append("Set-Cookie", "lang=nb; Path=/");""", """response.Cookies.Append("lang", "nb");""")]
    [TestCase("""response.Headers["Set-Cookie"] = "lang=nb; Path=/;";""", """response.Cookies.Append("lang", "nb");""")]
    [TestCase("""response.Headers.SetCookie = "lang=nb";""", """response.Cookies.Append("lang", "nb", new CookieOptions { Path = null });""")]
    [TestCase("""response.Headers.SetCookie = "lang=n%20b; path=/";""", """response.Cookies.Append("lang", "n b");""")]
    [TestCase("""response.Headers.SetCookie = $"lang={text}; path=/";""", """response.Cookies.Append("lang", text);""")]
    [TestCase("""response.Headers.SetCookie = "lang=" + text + "; path=/";""", """response.Cookies.Append("lang", text);""")]
    [TestCase("""response.Headers.SetCookie = $"lang={Uri.EscapeDataString(text)}; path=/";""", """response.Cookies.Append("lang", text);""")]
    [TestCase("""response.Headers.SetCookie = $"id={Guid.Empty:N}; path=/";""", """response.Cookies.Append("id", $"{Guid.Empty:N}");""")]
    [TestCase("""response.Headers.SetCookie = $"id=v1-{text}; path=/";""", """response.Cookies.Append("id", $"v1-{text}");""")]
    [TestCase("""response.Headers.SetCookie = "id=v1-" + count + "; path=/";""", """response.Cookies.Append("id", $"v1-{(count)}");""")]
    [TestCase(
        """context.Response.Headers.Append("Set-Cookie", "a=b; Max-Age=3600; Path=/shop; Domain=example.com; Secure; HttpOnly; SameSite=lax; Partitioned; Priority=High");""",
        """context.Response.Cookies.Append("a", "b", new CookieOptions { MaxAge = TimeSpan.FromSeconds(3600), Path = "/shop", Domain = "example.com", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Extensions = { "Partitioned", "Priority=High" } });"""
    )]
    [TestCase(
        """response.Headers.Append("Set-Cookie", $"a=b; Path=/; Expires={expires:R}");""",
        """response.Cookies.Append("a", "b", new CookieOptions { Expires = expires });"""
    )]
    [TestCase("""response.Headers.Append("Set-Cookie", $"a=b; Path=/; Max-Age={count}");""", """response.Cookies.Append("a", "b", new CookieOptions { MaxAge = TimeSpan.FromSeconds(count) });""")]
    public Task The_fix_sets_the_same_cookie(string line, string expected) => Check.FixAsync(Analyzer, Fix, Handler(line), Handler(expected));

    [TestCase("""response.Headers.SetCookie = "a=b=c; Path=/";""", TestName = "Not where the call would encode the value")]
    [TestCase("""response.Headers.SetCookie = $"{text}=b; Path=/";""", TestName = "Not where the name is unknown")]
    [TestCase("""response.Headers.SetCookie = "a=b; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT";""", TestName = "Not where a date is text")]
    [TestCase("""response.Headers.SetCookie = "a=b; Path=/; Path=/shop";""", TestName = "Not where an attribute comes twice")]
    [TestCase("""response.Headers.SetCookie = "a=b; Path=/; Sameparty";""", TestName = "Not where an attribute is unknown")]
    [TestCase("""response.Headers.SetCookie = $"a=b; Path={text}{text}";""", TestName = "Not where an attribute is put together")]
    [TestCase("""response.Headers.SetCookie = "ab; Path=/";""", TestName = "Not without a name")]
    [TestCase("""response.Headers.SetCookie = values;""", TestName = "Not for a header that is passed along")]
    [TestCase("""var headers = response.Headers; headers.SetCookie = "a=b; Path=/";""", TestName = "Not where the response is out of reach")]
    [TestCase("""values = response.Headers.SetCookie = "a=b; Path=/";""", TestName = "Not where the value is used again")]
    public Task There_is_no_fix(string line) => Check.NoFixAsync(Analyzer, Fix, Handler(line));

    [Test]
    public Task The_fix_writes_the_names_of_namespaces_that_are_not_imported() =>
        Check.FixAsync(
            Analyzer,
            Fix,
            "class Startup\n{\n    static void Set(Microsoft.AspNetCore.Http.HttpResponse response) => response.Headers.Append(\"Set-Cookie\", \"a=b; Path=/; Secure\");\n}\n",
            "class Startup\n{\n    static void Set(Microsoft.AspNetCore.Http.HttpResponse response) => response.Cookies.Append(\"a\", \"b\", new CookieOptions { Secure = true });\n}\n"
        );

    private static string Handler(string line) =>
        $$"""
            using Microsoft.Extensions.Primitives;

            var app = WebApplication.Create(args);
            app.Run(context => Handle(context, context.Response, "x", "y", 1, DateTimeOffset.MaxValue));

            static Task Handle(HttpContext context, HttpResponse response, string text, StringValues values, int count, DateTimeOffset expires)
            {
                Set();
                return Task.CompletedTask;

                void Set()
                {
                    {{line}}
                }
            }
            """;
}
