namespace CookieConsent.Tests.Harness;

/// <summary>Records of every kind.</summary>
internal static class SampleRecord
{
    public static ConsentRecord Of(ConsentAction action, CookieCategories granted = CookieCategories.Analytics) =>
        new()
        {
            Id = "AZq0Pn_zfAeTlL6o8ZpXYA",
            Time = FakeTimeProvider.Start,
            Action = action,
            Surface = ConsentSurface.Api,
            Granted = granted,
            Refused = CookieCategories.All & ~CookieCategories.Necessary & ~granted,
            Scope = "abcdEFGH12_-",
            PolicyVersion = "",
            Validity = TimeSpan.FromDays(182),
        };
}
