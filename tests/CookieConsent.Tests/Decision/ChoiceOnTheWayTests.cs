using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Decision;

/// <summary>What can happen to a choice before it gets to us.</summary>
internal sealed class ChoiceOnTheWayTests
{
    [TestCase("form")]
    [TestCase("buffered")]
    [Category("E02")]
    public async Task A_body_that_was_read_in_front_of_the_line_is_taken_all_the_same(string way)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.Use((context, next) => ReadAsync(context, next, way)) }, Server.Http1);

        var refusal = await harness.ChooseAsync("choice=reject-all", harness.CookieOf(Visitor.Accepted)!);
        var choice = await harness.ChooseAsync("choice=save&category=analytics&category=functionality");

        Assert.That(refusal.Cookie("consent").Value, Is.EqualTo(harness.Site.ConsentValue(harness.Services, CookieCategories.None)));
        Assert.That(choice.Status, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(harness.Site.Store.Records[^1].Granted, Is.EqualTo(CookieCategories.Analytics | CookieCategories.Functionality));
    }

    [TestCase("form", "choice=perhaps")]
    [TestCase("form", "choice=accept-all&choice=reject-all")]
    [TestCase("form", "choice=save&category=everything")]
    [TestCase("gone", "choice=accept-all")]
    [Category("E18")]
    public async Task A_choice_that_cannot_be_understood_then_is_none(string way, string form)
    {
        await using var harness = await RequestHarness.StartAsync(new() { Before = app => app.Use((context, next) => ReadAsync(context, next, way)) }, Server.Http1);

        var answer = await harness.ChooseAsync(form);

        Assert.That((answer.Status, answer.ContentType, answer.Lines.Count), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json", 0)));
    }

    [Test]
    [Category("E18")]
    public async Task A_body_that_ends_in_the_middle_is_no_choice_and_the_server_lives()
    {
        await using var harness = await KestrelHarness.StartAsync(new());
        using (var client = await harness.ConnectAsync())
        {
            var half = "POST /_cc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 17\r\n\r\nchoice=acc";
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(half));
        }

        var head = await harness.SendRawAsync("GET /_cc/state HTTP/1.1", "Connection: close");

        Assert.That(head[0], Does.Contain("200"));
        Assert.That(harness.Site.Store.Records, Is.Empty);
        Assert.That(harness.Site.Logs.WithId(28), Is.Empty, "A visitor who leaves is no fault of ours.");
    }

    [Test]
    [Category("E01")]
    [Category("E03")]
    public async Task A_path_base_set_behind_the_line_changes_nothing_about_the_cookies([Values] Visitor visitor)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                After = app => app.UsePathBase("/shop"),
                Handler = context =>
                {
                    foreach (var name in Writers.WrittenNames)
                        context.Response.Cookies.Append(name, "1");
                    return context.Response.WriteAsync($"{context.Request.PathBase} {context.Request.Cookies["stat_id"]}");
                },
            },
            Server.Http1
        );

        var answer = await harness.GetAsync("/shop/page", visitor, "stat_id=old");
        var choice = await harness.ChooseAsync("choice=reject-all", harness.CookieOf(visitor) ?? "");

        Assert.That(answer.Body, Is.EqualTo(visitor is Visitor.Partial or Visitor.Accepted ? "/shop old" : "/shop "));
        Assert.That(answer.Kept, Is.EqualTo(visitor.Allowed()));
        Assert.That(choice.Status, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    private static async Task ReadAsync(HttpContext context, RequestDelegate next, string way)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            if (way == "buffered")
                context.Request.EnableBuffering();
            if (way == "form")
                await context.Request.ReadFormAsync();
            else
                await context.Request.Body.CopyToAsync(Stream.Null);
        }
        await next(context);
    }
}
