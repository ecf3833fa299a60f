using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CookieConsent;

/// <summary>Adds to what <c>AddCookieConsent</c> registered.</summary>
public sealed class CookieConsentBuilder
{
    internal CookieConsentBuilder(IServiceCollection services) => Services = services;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Replaces the store that keeps the proof of every decision. Default: one structured log event for each.</summary>
    /// <typeparam name="TStore">The store; made once, called by many requests at the same time.</typeparam>
    /// <returns>The same builder, for the next call.</returns>
    public CookieConsentBuilder AddRecordStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, IConsentRecordStore
    {
        Services.Replace(ServiceDescriptor.Singleton<IConsentRecordStore, TStore>());
        return this;
    }

    /// <summary>Adds an observer of every change of a decision.</summary>
    /// <typeparam name="TObserver">The observer; made once, called by many requests at the same time.</typeparam>
    /// <returns>The same builder, for the next call.</returns>
    public CookieConsentBuilder AddDecisionObserver<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TObserver>()
        where TObserver : class, IConsentDecisionObserver
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConsentDecisionObserver, TObserver>());
        return this;
    }

    /// <summary>Says where visitors are, in place of a CDN's header: replaces <see cref="ConsentRegionsOptions.CountryHeader"/>.</summary>
    /// <typeparam name="TResolver">The resolver; made once, called by many requests at the same time.</typeparam>
    /// <returns>The same builder, for the next call.</returns>
    public CookieConsentBuilder AddRegionResolver<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TResolver>()
        where TResolver : class, IVisitorRegionResolver
    {
        Services.Replace(ServiceDescriptor.Singleton<IVisitorRegionResolver, TResolver>());
        return this;
    }

    /// <summary>Adds a signal beside Global Privacy Control.</summary>
    /// <typeparam name="TSignal">The signal; made once, called on the hot path.</typeparam>
    /// <returns>The same builder, for the next call.</returns>
    public CookieConsentBuilder AddPrivacySignal<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSignal>()
        where TSignal : class, IPrivacySignal
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPrivacySignal, TSignal>());
        return this;
    }
}
