using Microsoft.AspNetCore.Builder;

namespace CookieConsent.Tests.Enforcement;

/// <summary>A page fails and another answers for it: in the same request, with headers cleared or kept, on either side of the line.</summary>
[TestFixture(Server.Http1)]
[TestFixture(Server.Http2)]
[Category("E05")]
[Category("E06")]
internal sealed class ErrorPageTests(Server server)
{
    private const string Error = "/error";

    [Test]
    public async Task A_page_executed_again_for_a_status_is_filtered([Values(400, 401, 404, 500, 503)] int status, [Values] Visitor visitor, [Values] bool isInFront) =>
        await CheckAsync(app => app.UseStatusCodePagesWithReExecute(Error, "?status={0}"), isInFront, status, visitor, status, "page", "callback", "error");

    [Test]
    public async Task A_redirect_for_a_status_is_filtered([Values(404, 500)] int status, [Values] Visitor visitor, [Values] bool isInFront) =>
        await CheckAsync(app => app.UseStatusCodePagesWithRedirects(Error), isInFront, status, visitor, 302, "page", "callback");

    [Test]
    public async Task A_text_for_a_status_is_filtered([Values] Visitor visitor, [Values] bool isInFront) =>
        await CheckAsync(app => app.UseStatusCodePages(), isInFront, 404, visitor, 404, "page", "callback");

    [Test]
    public async Task A_page_executed_again_for_an_exception_is_filtered([Values] Visitor visitor, [Values] bool isInFront) =>
        await CheckAsync(app => app.UseExceptionHandler(Error), isInFront, 0, visitor, 500, "callback", "error");

    [Test]
    public async Task The_page_for_developers_is_filtered([Values] Visitor visitor, [Values] bool isInFront) =>
        await CheckAsync(app => app.UseDeveloperExceptionPage(), isInFront, 0, visitor, 500, "callback");

    [Test]
    public async Task Without_any_error_page_the_server_sends_no_cookie_at_all([Values] Visitor visitor) =>
        await CheckAsync(static _ => { }, isInFront: true, 0, visitor, 500);

    /// <param name="use">Adds the error page.</param>
    /// <param name="isInFront">Whether it stands in front of the line.</param>
    /// <param name="status">What the page answers; 0 = it throws.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="sent">The status that is sent.</param>
    /// <param name="written">Which of the page, its callback and the error page get to write cookies.</param>
    private async Task CheckAsync(Action<IApplicationBuilder> use, bool isInFront, int status, Visitor visitor, int sent, params string[] written)
    {
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Before = app => use(isInFront ? app : Nowhere(app)),
                After = app => use(isInFront ? Nowhere(app) : app),
                Handler = context => AnswerAsync(context, status),
            },
            server
        );

        var answer = await harness.GetAsync("/page", visitor);

        Assert.That((int)answer.Status, Is.EqualTo(sent));
        foreach (var writer in new[] { "page", "callback", "error" })
        {
            var names = answer.Cookies.Where(cookie => cookie.Value == writer).Select(cookie => cookie.Name);
            Assert.That(names, written.Contains(writer) ? Is.EqualTo(visitor.Allowed()) : Is.Empty, writer);
        }
        Assert.That(harness.Site.Logs.WithId(20), Is.Empty);
    }

    private static ApplicationBuilder Nowhere(IApplicationBuilder app) => new(app.ApplicationServices);

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (context.Request.Path == Error)
        {
            Write(context, "error");
            return context.Response.WriteAsync("sorry");
        }
        Write(context, "page");
        context.Response.OnStarting(() =>
        {
            Write(context, "callback");
            return Task.CompletedTask;
        });
        if (status == 0)
            throw new InvalidOperationException("The page is broken.");
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void Write(HttpContext context, string value)
    {
        foreach (var name in Writers.WrittenNames)
            context.Response.Headers.Append("Set-Cookie", $"{name}={value}");
    }
}
