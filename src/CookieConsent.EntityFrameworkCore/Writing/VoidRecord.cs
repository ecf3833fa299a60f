using CookieConsent.EntityFrameworkCore.Model;

namespace CookieConsent.EntityFrameworkCore.Writing;

/// <summary>
/// What is kept of a grant whose commit was on its way when its visitor was told that it failed. It may have arrived or not; with this record beside it
/// it cannot pass for consent (requirement P09).
/// </summary>
internal static class VoidRecord
{
    public static ConsentRecord Of(ConsentRecord grant, TimeProvider time) =>
        new()
        {
            Id = RecordId.Format(RecordId.New(time)),
            PreviousId = grant.Id,
            Time = time.GetUtcNow(),
            Action = ConsentAction.Void,
            Surface = grant.Surface,
            Granted = CookieCategories.None,
            Refused = CookieCategories.None,
            Scope = grant.Scope,
            PolicyVersion = grant.PolicyVersion,
            Region = grant.Region,
            Controller = grant.Controller,
            Validity = grant.Validity,
        };
}
