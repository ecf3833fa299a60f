using System.Text;
using CookieConsent.Components;
using CookieConsent.Decision;
using Microsoft.AspNetCore.Http;

namespace CookieConsent.Endpoints;

/// <summary>
/// <c>GET {BasePath}/circuit?challenge=…</c>: the visitor's decision, sealed for the circuit that asks through its page. Only with
/// <c>AddCascadingConsentState</c>.
/// </summary>
internal sealed class CircuitEndpoint(CircuitAnswer answer)
{
    /// <summary>Writes the answer to one question.</summary>
    public Task HandleAsync(RequestConsent consent)
    {
        var context = consent.Context;
        if (context.Request.Query["challenge"] is not [{ Length: CircuitAnswer.ChallengeLength } challenge])
            return Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "No question", $"Ask with one challenge of {CircuitAnswer.ChallengeLength} characters.");

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return ResponseBody.WriteAsync(context, Encoding.ASCII.GetBytes(answer.Seal(challenge, consent.Decision)));
    }
}
