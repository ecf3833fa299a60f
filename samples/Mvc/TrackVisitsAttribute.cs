using Microsoft.AspNetCore.Mvc.Filters;

namespace Mvc;

/// <summary>
/// What snippets do on a real site, without a question: only what the visitor has accepted reaches the browser. Not on articles, because the output
/// cache keeps no response that sets a cookie.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TrackVisitsAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var cookies = context.HttpContext.Response.Cookies;
        cookies.Append("visit", "1", new() { IsEssential = true });
        cookies.Append("theme", "winter");
        cookies.Append("_ga", "GA1.1.1234567890.1700000000");
        cookies.Append("_fbp", "fb.1.1700000000000.1234567890");
    }
}
