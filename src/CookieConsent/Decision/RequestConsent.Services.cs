using CookieConsent.Classification;

namespace CookieConsent.Decision;

/// <summary>Services that the visitor chooses one by one within a category.</summary>
internal sealed partial class RequestConsent
{
    /// <inheritdoc />
    public IReadOnlyList<string> RefusedServices
    {
        get
        {
            MarkContentDependent();
            return Configuration.Refusals.IdsOf(Decision);
        }
    }

    /// <inheritdoc />
    public bool IsServiceGranted(string serviceId)
    {
        ArgumentNullException.ThrowIfNull(serviceId);
        return Configuration.Refusals.Find(serviceId) is { } service
            && (IsGranted(service.Category) || IsExempt(service))
            && (service.Category == CookieCategories.Necessary || !Decision.Refuses(service.Code));
    }

    /// <summary>Whether a service runs without the visitor's consent, because his region exempts it and he has not objected.</summary>
    public bool IsExempt(DeclaredService service) => service.IsExempt && (Decision.Exempt & service.Category) != 0;

    private bool IsEverythingGranted
    {
        get
        {
            MarkContentDependent();
            return Decision.IsEverythingGranted;
        }
    }

    private string CodeOf(string serviceId) =>
        Configuration.Refusals.Find(serviceId) is { Category: not CookieCategories.Necessary } service
            ? service.Code
            : throw new ArgumentException($"The service \"{serviceId}\" cannot be refused. Name services that the configuration declares in an optional category.", nameof(serviceId));
}
