using CookieConsent.Banner;
using CookieConsent.Decision;
using CookieConsent.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CookieConsent.Endpoints;

/// <summary><c>POST {BasePath}</c>: takes a visitor's choice from a form or from script.</summary>
internal sealed class ChoiceEndpoint(GrantRateLimit rateLimit, DecisionWriter writer, NoticeElsewhere elsewhere, ILogger<ChoiceEndpoint> logger)
{
    /// <summary>Checks where the choice comes from, reads it and makes it hold.</summary>
    public async Task HandleAsync(RequestConsent consent)
    {
        var context = consent.Context;
        if (CrossSiteRequest.Is(context.Request))
        {
            await Problem.WriteAsync(context, StatusCodes.Status403Forbidden, "Cross-site request", "A choice can only be made on this site itself.");
            return;
        }

        ChoiceRequest request;
        try
        {
            request = await ChoiceRequestReader.ReadAsync(context.Request, consent.Configuration.RoomForServices);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseToReadAsync(context, exception);
            return;
        }
        try
        {
            await ApplyAsync(consent, request);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseToReadAsync(context, exception);
        }
        catch (Exception exception) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // A clock that fails, say: without the day no choice can be written, and none is granted (requirement E18).
            logger.ChoiceFailed(exception);
            await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The choice was not saved", "Something failed on the way, so nothing was granted. Try again later.");
        }
    }

    private async Task ApplyAsync(RequestConsent consent, ChoiceRequest request)
    {
        var context = consent.Context;
        if (request.IsSignalTold)
        {
            var before = consent.Decision;
            var isTaken = consent.TellSignal();
            if (request.Action == ConsentAction.Signal)
            {
                await TakeSignalAsync(consent, request, before, isTaken);
                return;
            }
        }
        var choice = await CompleteAsync(consent, request, Describe(consent, request));
        if (writer.GrantsMore(consent, choice))
        {
            // What was not declared to the visitor was not consented to: an unknown notice is shown again, in its present form.
            if (request.Shown is not null && choice.Notice is null)
            {
                await RefuseOnlyAsync(consent, choice);
                await AnswerAsync(consent, request with { ReturnUrl = ConsentPaths.ShownAgain(consent, request.ReturnUrl) });
                return;
            }
            if (!rateLimit.TryTake(context.Connection.RemoteIpAddress, consent.Configuration.Options.GrantsPerMinute))
            {
                await RefuseOnlyAsync(consent, choice);
                context.Response.Headers.RetryAfter = "60";
                await RefuseAsync(consent, request, choice, StatusCodes.Status429TooManyRequests, "Too many choices came from this address. Try again in a minute.");
                return;
            }
        }

        if (await consent.ChooseAsync(choice, context.RequestAborted) == ConsentOutcome.NotProven)
        {
            await RefuseAsync(consent, request, choice, StatusCodes.Status503ServiceUnavailable, "The proof of your choice could not be kept, so nothing was granted. Try again later.");
            return;
        }
        await AnswerAsync(consent, request);
    }

    /// <summary>Script sees a signal that the server did not: what it refuses ends as if the header had come. Nothing can be granted here.</summary>
    private static async Task TakeSignalAsync(RequestConsent consent, ChoiceRequest request, ConsentDecision before, bool isTaken)
    {
        if (isTaken)
            await consent.ChooseAsync(new(ConsentAction.Signal, consent.Decision.Granted & ~CookieCategories.Necessary, ConsentSurface.Signal), CancellationToken.None);
        await (request.IsJson ? StateEndpoint.HandleSignalAsync(consent, (before.Granted | before.Exempt) & ~(consent.Decision.Granted | consent.Decision.Exempt)) : AnswerAsync(consent, request));
    }

    /// <summary>A grant on a notice that this process does not know may be on one that another process has shown.</summary>
    private async Task<ConsentChoice> CompleteAsync(RequestConsent consent, ChoiceRequest request, ConsentChoice choice) =>
        request.Shown is { } shown && choice is { Notice: null, Categories: not CookieCategories.None } && await elsewhere.FindAsync(consent, shown) is { } notice
            ? choice with { Notice = notice, Surface = notice.Surface }
            : choice;

    private static Task RefuseToReadAsync(HttpContext context, BadHttpRequestException exception) =>
        Problem.WriteAsync(context, exception.StatusCode, "The choice cannot be read", exception.Message);

    /// <summary>A grant that is not taken: a page for a person whose browser sent the form itself, problem details for everybody else.</summary>
    private static Task RefuseAsync(RequestConsent consent, ChoiceRequest request, ConsentChoice choice, int status, string detail)
    {
        var context = consent.Context;
        if (request.IsJson || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            return Problem.WriteAsync(context, status, "The choice was not saved", detail);
        context.Response.StatusCode = status;
        return SettingsPage.WriteNotSavedAsync(consent, LocalUrl.Is(request.ReturnUrl) ? request.ReturnUrl : null, choice.Notice?.Language);
    }

    /// <summary>No refusal is ever blocked: what a choice gives up takes effect where what it grants does not.</summary>
    private static async Task RefuseOnlyAsync(RequestConsent consent, ConsentChoice choice) =>
        await consent.ChooseAsync(choice with { Action = ConsentAction.Save, IsGrantBarred = true }, consent.Context.RequestAborted);

    private static ConsentChoice Describe(RequestConsent consent, ChoiceRequest request)
    {
        var notice = request.Shown is null ? null : consent.Configuration.Notices.Find(request.Shown);
        var page = LocalUrl.Is(request.ReturnUrl) ? request.ReturnUrl : LocalUrl.OfReferrer(consent.Context.Request);
        var (granted, refused) = ServiceSelection.Read(request, notice, consent.Decision, consent.Configuration);
        return new(request.Action, granted, notice?.Surface ?? ConsentSurface.Api)
        {
            RefusedServices = refused,
            Notice = notice,
            Page = page is null ? null : LocalUrl.Encode(LocalUrl.PathOf(page)),
            IsTicked = request.Action == ConsentAction.Save,
        };
    }

    private static Task AnswerAsync(RequestConsent consent, ChoiceRequest request)
    {
        if (request.IsJson)
            return StateEndpoint.HandleAsync(consent);

        var context = consent.Context;
        var returnUrl = string.IsNullOrEmpty(request.ReturnUrl) ? LocalUrl.OfReferrer(context.Request) : request.ReturnUrl;
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LocalUrl.Encode(LocalUrl.OrRoot(returnUrl, context.Request));
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
