using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Tests.Harness;

/// <summary>What the developer of a page is told by an exception.</summary>
internal static class DevelopmentException
{
    /// <summary>The exception that a handler ends with in the environment Development; <see langword="null"/> where it does not.</summary>
    public static async Task<InvalidOperationException?> OfAsync(RequestDelegate handler)
    {
        InvalidOperationException? thrown = null;
        await using var harness = await RequestHarness.StartAsync(
            new()
            {
                Host = builder => builder.Environment.EnvironmentName = "Development",
                Handler = async context =>
                {
                    try
                    {
                        await handler(context);
                    }
                    catch (InvalidOperationException exception)
                    {
                        thrown = exception;
                    }
                },
            }
        );
        await harness.GetAsync();
        return thrown;
    }
}
