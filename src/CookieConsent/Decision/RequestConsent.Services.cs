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
        return Configuration.Refusals.Find(serviceId) is { } service && IsGranted(service.Category) && (service.Category == CookieCategories.Necessary || !Decision.Refuses(service.Code));
    }

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
