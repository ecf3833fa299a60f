namespace CookieConsent.Tests.DependencyInjection;

/// <summary>The framework itself: what the contract says is what it does.</summary>
internal sealed class FrameworkCompatibilityTheirsTests : FrameworkConsentContract
{
    protected override Task<FrameworkConsentHost> StartAsync(RequestDelegate handler) => FrameworkConsentHost.StartTheirsAsync(handler);

    protected override Task<FrameworkConsentHost> StartWithoutNeedAsync(RequestDelegate handler) => FrameworkConsentHost.StartTheirsAsync(handler, isNeeded: false);
}

/// <summary>Our line in its place, and our line with the framework's left behind it.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class FrameworkCompatibilityTests(bool isPolicyKept) : FrameworkConsentContract
{
    protected override Task<FrameworkConsentHost> StartAsync(RequestDelegate handler) => FrameworkConsentHost.StartOursAsync(handler, isPolicyKept: isPolicyKept);

    protected override Task<FrameworkConsentHost> StartWithoutNeedAsync(RequestDelegate handler) => FrameworkConsentHost.StartOursAsync(handler, isNeeded: false, isPolicyKept);
}
